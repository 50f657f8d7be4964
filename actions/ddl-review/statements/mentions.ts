import type { Change, RelationName } from "./change.js";

/** Verbs of other statements whose relations are there only afterwards, or are no tables. */
const NO_TABLE = /^create (?!.*\b(?:trigger|policy|rule)\b)|\b(?:sequence|index|view|domain|type|schema)\b/;

/** Relations that must be there before a change can be made, as it names them. */
export function neededRelations(change: Change): readonly RelationName[] {
  switch (change.kind) {
    case "create-table":
      return [...change.from, ...[change.like, change.partitionOf].filter((name) => name !== null), ...change.constraints.concat(change.columns.flatMap(({ constraints }) => constraints)).flatMap(({ references }) => (references === null ? [] : [references.table]))];
    case "add-column":
      return [change.table, ...change.definition.constraints.flatMap(({ references }) => (references === null ? [] : [references.table]))];
    case "add-constraint":
      return [change.table, ...(change.constraint.references === null ? [] : [change.constraint.references.table])];
    case "partition":
      return change.partition === null ? [change.table] : [change.table, change.partition];
    case "insert": case "update": case "delete":
      return [change.table, ...change.reads];
    case "drop-index": case "rename-index": case "index-option":
      return change.table === null ? [] : [change.table];
    case "other":
      return NO_TABLE.test(change.verb) ? [] : change.relations;
    default:
      return [change.table];
  }
}
