import type { Change, IndexDefinition } from "../../statements/change.js";
import type { ConstraintDefinition } from "../../statements/definitions.js";
import { addsPrimaryKey, clusteringIndex, columnOf, holds, isSameName, type AlteredTable } from "./altered-table.js";
import type { Operation } from "./matrix.js";

/** What ADD INDEX and CREATE INDEX do. */
export function indexOperation(index: Pick<IndexDefinition, "type" | "parts">, altered: AlteredTable): Operation {
  if (index.type === "fulltext") return fulltextOperation(altered);
  if (index.type === "spatial") return "add-spatial";
  if (index.type === "vector") return "add-vector";
  if (index.parts.some(({ column }) => column === null)) return index.type === "unique" ? "add-unique-expression-index" : "add-expression-index";
  if (index.type === "unique" && becomesKey(index.parts.map(({ column, length }) => (length === null ? column : null)), altered)) return "add-primary-key";
  const virtual = altered.changes.flatMap((change) => (change.kind === "add-column" && change.definition.default?.kind === "generated" ? [change.definition.name] : []));
  if (virtual.some((name) => holds(index, name))) return "add-index-on-new-virtual";
  return index.type === "unique" ? "add-unique-index" : "add-index";
}

/** The first one needs a column with document numbers, which a table may have already. */
function fulltextOperation({ table }: AlteredTable): Operation {
  const isFirst = !table.indexes.some(({ type }) => type === "fulltext") && columnOf(table, "FTS_DOC_ID") === undefined;
  return isFirst ? "add-first-fulltext" : "add-fulltext";
}

/** A table without a primary key is ordered by its first unique index whose columns all refuse NULL. */
function becomesKey(columns: readonly (string | null)[], altered: AlteredTable): boolean {
  const key = clusteringIndex(altered.table);
  const isGone = key !== undefined && altered.changes.some((change) => isDropOf(change, key.name));
  return (key === undefined || isGone) && altered.table.isWhole && !addsPrimaryKey(altered) && columns.every((name) => name !== null && columnOf(altered.table, name)?.notNull === true);
}

function isDropOf(change: Change, key: string): boolean {
  if (change.kind === "drop-constraint") return isSameName(change.name ?? "PRIMARY", key);
  return change.kind === "drop-index" && isSameName(change.index.name, key);
}

/** What ADD CONSTRAINT does. */
export function constraintOperation({ type, columns, notValid }: ConstraintDefinition, altered: AlteredTable): Operation {
  if (type === "primary-key") return "add-primary-key";
  if (type === "foreign-key") return "add-foreign-key";
  // Without columns it is on expressions alone.
  if (type === "unique" && columns.length === 0) return "add-unique-expression-index";
  if (type === "unique") return indexOperation({ type, parts: columns.map((column) => ({ column, expression: null, length: null, descending: false })) }, altered);
  return notValid ? "add-unenforced-check" : "add-check";
}

/** What DROP CONSTRAINT, DROP PRIMARY KEY, DROP FOREIGN KEY and DROP CHECK do. */
export function dropConstraintOperation({ name, type }: Extract<Change, { readonly kind: "drop-constraint" }>, altered: AlteredTable): Operation {
  const dropped = name ?? "PRIMARY";
  const found = type ?? altered.table.constraints.find((constraint) => isSameName(constraint.name, dropped))?.type;
  if (found === "primary-key") return keyDropped(altered);
  if (found === "foreign-key") return "drop-foreign-key";
  if (found === "check") return "drop-check";
  return found === "unique" ? dropIndexOperation(dropped, altered) : "unknown-action";
}

/** What DROP INDEX does: the one that rows are ordered by cannot go without another. */
export function dropIndexOperation(name: string, altered: AlteredTable): Operation {
  const key = clusteringIndex(altered.table);
  return isSameName(name, "PRIMARY") || (key !== undefined && isSameName(name, key.name)) ? keyDropped(altered) : "drop-index";
}

function keyDropped(altered: AlteredTable): Operation {
  const addsUnique = altered.changes.some((change) => change.kind === "add-column"
    ? change.definition.notNull && change.definition.constraints.some(({ type }) => type === "unique")
    : change.kind === "add-constraint" && change.constraint.type === "unique" && becomesKey(change.constraint.columns, altered));
  return addsPrimaryKey(altered) || addsUnique ? "replace-primary-key" : "drop-primary-key";
}
