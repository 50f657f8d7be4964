import type { Constraint } from "libpg-query";
import type { ConstraintDefinition } from "../../statements/definitions.js";
import type { Span } from "../../statements/span.js";
import { relationOf, wordsOf } from "./names.js";
import type { Source } from "./source.js";
import { allHeld, orEmpty } from "./tree.js";

const TYPES: Readonly<Record<string, ConstraintDefinition["type"]>> = {
  CONSTR_PRIMARY: "primary-key", CONSTR_UNIQUE: "unique", CONSTR_FOREIGN: "foreign-key", CONSTR_CHECK: "check", CONSTR_EXCLUSION: "exclude", CONSTR_NOTNULL: "not-null",
};

const ACTIONS: Readonly<Record<string, string>> = { a: "no action", r: "restrict", c: "cascade", n: "set null", d: "set default" };

/** A constraint of a table, or of one column; null for what is none, such as a default. */
export function constraintOf(constraint: Constraint, column: string | null, span: Span, source: Source): ConstraintDefinition | null {
  const type = TYPES[orEmpty(constraint.contype)];
  if (type === undefined) return null;
  const own = type === "exclude" ? excludedColumns(constraint) : wordsOf(type === "foreign-key" ? constraint.fk_attrs : constraint.keys);
  return {
    span, type,
    name: constraint.conname ?? null,
    columns: own.length === 0 && column !== null ? [column] : own,
    references: constraint.pktable === undefined ? null : {
      table: relationOf(constraint.pktable), columns: wordsOf(constraint.pk_attrs),
      onDelete: orEmpty(ACTIONS[orEmpty(constraint.fk_del_action)]), onUpdate: orEmpty(ACTIONS[orEmpty(constraint.fk_upd_action)]),
    },
    expression: constraint.raw_expr === undefined ? null : expressionBehind(span, source),
    notValid: constraint.skip_validation === true || constraint.is_enforced === false,
    usingIndex: constraint.indexname ?? null,
  };
}

/** The columns whose values must not meet; expressions are none. Each stands in a list with its operator. */
function excludedColumns({ exclusions }: Constraint): string[] {
  return allHeld(exclusions, "List").flatMap(({ items }) => allHeld(items, "IndexElem").flatMap(({ name }) => name ?? []));
}

/** What stands in the first parentheses of a span. */
export function expressionBehind(span: Span, source: Source): string {
  let depth = 0;
  let start: number | null = null;
  for (const token of source.within(span)) {
    if (token.text === "(") {
      start ??= token.end;
      depth += 1;
    } else if (token.text === ")") {
      depth -= 1;
      if (depth === 0 && start !== null) return source.text.slice(start, token.start).trim();
    }
  }
  /* istanbul ignore next -- wherever an expression is asked for, the grammar has parentheses around it */
  return source.text.slice(span.start, span.end);
}
