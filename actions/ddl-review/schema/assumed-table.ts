import type { Change, RelationName } from "../statements/change.js";

/**
 * A table that a migration names and that no earlier one was seen to make: it must be there, but nothing of it is known. It
 * is told as a table that is made from a query, whose columns nobody knows either.
 */
export function assumedTable(table: RelationName): Change {
  return {
    kind: "create-table", table, span: { start: 0, end: 0 }, ifNotExists: false, temporary: false,
    columns: [], constraints: [], indexes: [], from: [table], like: null, partitionOf: null, isPartitioned: false, options: new Map(),
  };
}

/** Number of the migration that made what is assumed: before all others. */
export const BEFORE_ALL = -1;
