import type { Schema } from "../../schema/schema.js";
import type { Change } from "../../statements/change.js";
import type { Statement } from "../../statements/statement.js";
import type { Server } from "../server.js";
import type { Work } from "../work.js";
import { addColumn, alterType, dropColumn, setNotNull } from "./columns.js";
import { addConstraint, dropConstraint, validateConstraint } from "./constraints.js";
import { changeOfRows, insert } from "./data.js";
import { throughout, type Ground } from "./ground.js";
import { createIndex, dropIndex } from "./indexes.js";
import { other } from "./other.js";
import { merged, on, type Effect } from "./strength.js";
import { createTable, dropTable, partition, truncate } from "./tables.js";

/**
 * What a statement of PostgreSQL does to the relations that are there, told from its text and the schema alone: the truth table
 * of locks, rewrites and scans. It was written from traces of PostgreSQL 18 and from the manual for what no trace shows
 * (https://www.postgresql.org/docs/current/explicit-locking.html, sql-altertable.html). What cannot be known is assumed to be the
 * worse, and `why` says so. Tables that the schema does not know have no work; neither have indexes and sequences of their own.
 * @param schema as it is before the statement.
 */
export function postgresWorks(statement: Statement, schema: Schema, server: Server): readonly Work[] {
  const ground: Ground = { schema, server, changes: statement.changes };
  return merged(statement.changes.flatMap((change) => effectsOf(change, ground)));
}

function effectsOf(change: Change, ground: Ground): readonly Effect[] {
  switch (change.kind) {
    case "create-table": return createTable(change, ground);
    case "drop-table": return dropTable(change, ground);
    case "rename-table": return on(ground.schema.relation(change.table), "AccessExclusive");
    case "truncate": return truncate(change, ground);
    case "partition": return partition(change, ground);
    case "add-column": return addColumn(change, ground);
    case "drop-column": return dropColumn(change, ground);
    case "alter-type": return alterType(change, ground);
    case "set-not-null": return setNotNull(change, ground);
    case "add-constraint": return addConstraint(change, ground);
    case "drop-constraint": return dropConstraint(change, ground);
    case "validate-constraint": return validateConstraint(change, ground);
    case "create-index": return createIndex(change, ground);
    case "drop-index": return dropIndex(change, ground);
    // They lock the index alone.
    case "rename-index": case "index-option": return [];
    case "insert": return insert(change, ground);
    case "update": case "delete": return changeOfRows(change, ground);
    case "other": return other(change, ground);
    // These change a definition without looking at rows; the last three are MySQL's.
    case "rename-column": case "rename-constraint": case "set-default": case "drop-default": case "drop-not-null": case "drop-identity": case "drop-expression":
    case "table-option": case "demand": case "redefine-column":
      return throughout(ground.schema.relation(change.table), "AccessExclusive", {}, ground);
  }
}
