import type { AlterTableCmd, AlterTableStmt, ColumnDef } from "libpg-query";
import type { Change, RelationName } from "../../statements/change.js";
import type { Span } from "../../statements/span.js";
import { columnOf } from "./column.js";
import { constraintOf } from "./constraint.js";
import { dataTypeOf } from "./data-type.js";
import { relationOf, relationsIn, wordsOf } from "./names.js";
import { partsBetweenCommas, type Source } from "./source.js";
import type { Token } from "./tokens.js";
import { allHeld, held, orEmpty, orZero } from "./tree.js";

/** One action of an ALTER TABLE, with what it is read from. */
interface Action {
  readonly command: AlterTableCmd;
  readonly table: RelationName;
  readonly span: Span;
  readonly source: Source;
}

/** The changes of an ALTER TABLE, one for each action, in their order. ALTER INDEX, ALTER VIEW and the like are told as they are written. */
export function alterTable(statement: AlterTableStmt, span: Span, source: Source): Change[] {
  const commands = allHeld(statement.cmds, "AlterTableCmd");
  const table = relationOf(statement.relation);
  const spans = partsBetweenCommas(behindName(source.within(span), source.place(orZero(statement.relation?.location))));
  return commands.map((command, index) => {
    const action = { command, table, source, span: /* istanbul ignore next -- the words and the tree agree; should they not, the whole statement is the place */ spans[index] ?? span };
    return statement.objtype === "OBJECT_TABLE" ? changeOf(action) : other(action, orEmpty(statement.objtype));
  });
}

/** The words behind the table's name, which begins at a place: its parts, and the star of its children. */
function behindName(tokens: readonly Token[], place: number): readonly Token[] {
  let index = tokens.findIndex(({ start }) => start >= place) + 1;
  while (tokens[index]?.text === ".") index += 2;
  return tokens.slice(tokens[index]?.text === "*" ? index + 1 : index);
}

function changeOf(action: Action): Change {
  return ofColumn(action) ?? ofConstraint(action) ?? ofPartition(action) ?? other(action, "OBJECT_TABLE");
}

/** Whether USING is the column itself, cast to the type that it gets. */
function isCast(definition: ColumnDef | undefined, column: string): boolean {
  const cast = held(definition?.raw_default, "TypeCast");
  const isColumn = wordsOf(held(cast?.arg, "ColumnRef")?.fields).join(".") === column;
  return isColumn && JSON.stringify(dataTypeOf(cast?.typeName)) === JSON.stringify(dataTypeOf(definition?.typeName));
}

type Plain = "set-not-null" | "drop-not-null" | "drop-identity" | "drop-expression";
const WITHOUT_MORE: ReadonlyMap<string, Plain> = new Map([
  ["AT_SetNotNull", "set-not-null"], ["AT_DropNotNull", "drop-not-null"], ["AT_DropIdentity", "drop-identity"], ["AT_DropExpression", "drop-expression"],
]);

function ofColumn({ command, table, span, source }: Action): Change | null {
  const column = orEmpty(command.name);
  const definition = held(command.def, "ColumnDef");
  const cascade = command.behavior === "DROP_CASCADE";
  const kind: string = orEmpty(command.subtype);
  if (kind === "AT_AddColumn" && definition !== undefined) return { kind: "add-column", span, table, definition: columnOf(definition, span, source), position: "last" };
  switch (kind) {
    case "AT_DropColumn":
      return { kind: "drop-column", span, table, column, cascade };
    case "AT_AlterColumnType":
      return { kind: "alter-type", span, table, column, type: dataTypeOf(definition?.typeName), using: definition?.raw_default !== undefined, usingIsCast: isCast(definition, column) };
    case "AT_ColumnDefault":
      if (command.def === undefined) return { kind: "drop-default", span, table, column };
      return { kind: "set-default", span, table, column, expression: source.text.slice(span.start, span.end).replace(/^[^]*?\bset\s+default\s+/i, "") };
    default: {
      const plain = WITHOUT_MORE.get(kind);
      return plain === undefined ? null : { kind: plain, span, table, column };
    }
  }
}

function ofConstraint({ command, table, span, source }: Action): Change | null {
  const name = orEmpty(command.name);
  const kind: string = orEmpty(command.subtype);
  const added = held(command.def, "Constraint");
  const constraint = added === undefined ? null : constraintOf(added, null, span, source);
  if (kind === "AT_AddConstraint" && constraint !== null) return { kind: "add-constraint", span, table, constraint };
  switch (kind) {
    case "AT_DropConstraint":
      return { kind: "drop-constraint", span, table, name, type: null, cascade: command.behavior === "DROP_CASCADE" };
    case "AT_ValidateConstraint":
      return { kind: "validate-constraint", span, table, name };
    default:
      return null;
  }
}

function ofPartition({ command: { subtype, def }, table, span }: Action): Change | null {
  const partition = held(def, "PartitionCmd");
  if (partition === undefined) return null;
  const detach = subtype === "AT_DetachPartitionFinalize" ? "detach finalize" : partition.concurrent === true ? "detach concurrently" : "detach";
  const operation = subtype === "AT_AttachPartition" ? "attach" : detach;
  return { kind: "partition", span, table, operation, partition: relationOf(partition.name) };
}

/** `alter table set un logged`: the kind of object and PostgreSQL's own name of the action, in small letters. */
function other({ command, table, span }: Action, object: string): Change {
  const type = object.replace(/^OBJECT_/, "").replaceAll("_", " ").toLowerCase();
  const words = orEmpty(command.subtype).replace(/^AT_/, "").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return { kind: "other", span, verb: `alter ${type} ${words}`, relations: [table, ...relationsIn(command.def)], object: null };
}
