import type { Change, RelationName } from "./change.js";
import type { ConstraintDefinition } from "./definitions.js";

/** Verbs of other statements whose relations are there only afterwards, or are no tables. */
const NO_TABLE = /^create (?!.*\b(?:trigger|policy|rule)\b)|\b(?:sequence|index|view|domain|type|schema)\b/;

/** Relations that must be there before a change can be made, as it names them. */
export function neededRelations(change: Change): readonly RelationName[] {
  if (change.kind === "other") return NO_TABLE.test(change.verb) ? [] : change.relations;
  if (change.kind === "create-table") {
    const constraints = [...change.constraints, ...change.columns.flatMap((column) => column.constraints)];
    return [...change.from, ...[change.like, change.partitionOf].filter((name) => name !== null), ...referred(constraints)];
  }
  const table = change.table === null ? [] : [change.table];
  if (change.kind === "add-column") return [...table, ...referred(change.definition.constraints)];
  if (change.kind === "add-constraint") return [...table, ...referred([change.constraint])];
  if (change.kind === "partition") return change.partition === null ? table : [...table, change.partition];
  return "reads" in change ? [...table, ...change.reads] : table;
}

function referred(constraints: readonly ConstraintDefinition[]): RelationName[] {
  return constraints.flatMap(({ references }) => (references === null ? [] : [references.table]));
}
