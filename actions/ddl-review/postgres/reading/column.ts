import type { ColumnDef, Constraint, Node } from "libpg-query";
import type { ColumnDefault, ColumnDefinition } from "../../statements/definitions.js";
import type { Span } from "../../statements/span.js";
import { constraintOf, expressionBehind } from "./constraint.js";
import { dataTypeOf } from "./data-type.js";
import type { Source } from "./source.js";
import { allHeld, held, orEmpty, orZero } from "./tree.js";

/** What a column has behind its type, each with where it is written. */
interface Part {
  readonly constraint: Constraint;
  readonly span: Span;
}

/** Types that take their values from a sequence of their own. */
const SERIAL = /^(?:small|big)?serial[248]?$/;

/** A column as CREATE TABLE or ADD COLUMN defines it. @param span from its name to its end. */
export function columnOf(column: ColumnDef, span: Span, source: Source): ColumnDefinition {
  const name = orEmpty(column.colname);
  const parts = partsOf(column, span, source);
  const type = dataTypeOf(column.typeName);
  const has = (kind: string): boolean => parts.some(({ constraint }) => constraint.contype === kind);
  const isSerial = SERIAL.test(type.name);
  return {
    span, name, type,
    notNull: isSerial || has("CONSTR_NOTNULL") || has("CONSTR_IDENTITY"),
    default: defaultOf(parts, source) ?? (isSerial ? { kind: "auto-increment" } : null),
    constraints: parts.flatMap(({ constraint, span: own }, index) => (constraint.contype === "CONSTR_NOTNULL" ? [] : (constraintOf({ ...constraint, ...attributesBehind(parts, index) }, name, own, source) ?? []))),
    invisible: false, comment: null,
  };
}

/** Behind a column, NOT ENFORCED is written and read as a part of its own. */
function attributesBehind(parts: readonly Part[], index: number): Pick<Constraint, "is_enforced"> {
  const behind = parts.slice(index + 1);
  const end = behind.findIndex(({ constraint }) => !orEmpty(constraint.contype).startsWith("CONSTR_ATTR_"));
  const attributes = end < 0 ? behind : behind.slice(0, end);
  return attributes.some(({ constraint }) => constraint.contype === "CONSTR_ATTR_NOT_ENFORCED") ? { is_enforced: false } : {};
}

function partsOf({ constraints }: ColumnDef, span: Span, source: Source): Part[] {
  const written = allHeld(constraints, "Constraint");
  const starts = written.map(({ location }) => source.place(orZero(location)));
  return written.map((constraint, index) => ({ constraint, span: { start: source.place(orZero(constraint.location)), end: starts[index + 1] ?? span.end } }));
}

function defaultOf(parts: readonly Part[], source: Source): ColumnDefault | null {
  for (const { constraint, span } of parts) {
    if (constraint.contype === "CONSTR_IDENTITY") return { kind: "identity" };
    if (constraint.contype === "CONSTR_GENERATED") return { kind: "generated", text: expressionBehind(span, source), stored: constraint.generated_kind === "s" };
    if (constraint.contype === "CONSTR_DEFAULT") return { kind: isConstant(constraint.raw_expr) ? "constant" : "expression", text: source.text.slice(span.start, span.end).replace(/^default\s+/i, "").trim() };
  }
  return null;
}

/** Whether an expression is one value that is written down, with a sign or a type where it has one. */
export function isConstant(node: Node | undefined): boolean {
  if (held(node, "A_Const") !== undefined) return true;
  const [cast, sign] = [held(node, "TypeCast"), held(node, "A_Expr")];
  if (cast !== undefined) return isConstant(cast.arg);
  return sign !== undefined && sign.lexpr === undefined && isConstant(sign.rexpr);
}
