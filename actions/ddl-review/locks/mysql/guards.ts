import type { Index } from "../../schema/schema.js";
import { columnOf, droppedColumns, holds, isSameName, isVirtual, keptIndexes, optionOf, type AlteredTable } from "./altered-table.js";
import { wayOf, type Operation } from "./matrix.js";
import { engineOf } from "./table-operations.js";
import { virtualMoves } from "./virtual-moves.js";
import { WAYS, type Way } from "./ways.js";

/** What the table itself asks for, whatever the actions are. */
export interface Guard {
  readonly reason: string;
  /** What it makes of the statement; null: nothing but that no part of it is INSTANT. */
  readonly way: Way | null;
}

/** Operations that lose INSTANT on tables whose rows have no room to say of which version they are. */
const VERSIONED = new Set<Operation>([
  "add-column-last", "add-column-inside", "add-column-before-virtual", "add-column-constant-expression", "add-column-date-without-default",
  "drop-column", "drop-stored-column", "drop-indexed-column", "reorder-column",
]);
/** What every engine does without touching rows. */
const ANY_ENGINE = new Set<Operation>(["rename-column", "rename-referenced-column", "column-definition", "column-visibility", "append-member", "table-definition", "rename-index", "rename-table"]);
/** What MySQL's InnoDB does not look at: beside these alone an option of the table asks for no rebuild. */
const UNSEEN = new Set<Operation>(["table-definition", "page-compression", "column-definition", "column-visibility", "append-member", "index-visibility", "drop-check", "add-unenforced-check"]);

/** Everything about the table that forbids the way that its actions could go by themselves. */
export function guardsOf(operations: readonly Operation[], altered: AlteredTable): readonly Guard[] {
  const { server } = altered;
  const engine = engineOf(altered);
  if (engine !== "innodb" && operations.some((operation) => !ANY_ENGINE.has(operation))) return [{ reason: `the engine ${engine}`, way: WAYS.copy }];
  const isBeside = operations.some((operation) => hindersInstant(operation, altered));
  const without = operations.some((operation) => VERSIONED.has(operation)) ? withoutVersions(altered) : null;
  const found: Guard[] = without === null ? [] : [{ reason: without, way: null }];
  const moved = virtualMoves(operations, altered, isBeside || without !== null);
  if (moved !== null) found.push({ reason: moved, way: WAYS.copy });
  const option = optionGuard(operations, server.dialect === "mysql");
  if (option !== null) found.push(option);
  // MariaDB was seen to rebuild for a column that goes first; the others, which it spares, are not told apart.
  if (operations.includes("reorder-column") && operations.includes("drop-not-null-redundant")) found.push({ reason: "another place beside NULL", way: WAYS.rebuild });
  const rebuilt = rebuildGuard(operations, altered);
  if (rebuilt !== null) found.push({ reason: rebuilt, way: WAYS.copy });
  return found;
}

/**
 * An option of the table beside other actions: MySQL rebuilds the table then. MariaDB does not call it INSTANT beside what is
 * changed of columns and indexes, as long as no column comes, goes or moves.
 */
function optionGuard(operations: readonly Operation[], isMysql: boolean): Guard | null {
  if (!operations.some((operation) => operation === "table-definition" || (isMysql && operation === "page-compression"))) return null;
  if (isMysql) return operations.every((operation) => UNSEEN.has(operation)) ? null : { reason: "an option of the table beside other actions", way: WAYS.rebuild };
  const changed = new Set<Operation>(["rename-column", "rename-referenced-column", "rename-index", "extend-text", "widen-charset"]);
  return operations.some((operation) => changed.has(operation)) && !operations.some((operation) => VERSIONED.has(operation)) ? { reason: "", way: WAYS.metadata } : null;
}

/** Whether an operation keeps others from being INSTANT. MariaDB drops an index without that. */
export function hindersInstant(operation: Operation, { server }: AlteredTable): boolean {
  if (server.dialect === "mariadb" && (operation === "drop-index" || operation === "drop-indexed-column")) return false;
  return wayOf(operation, server, false).algorithm !== "INSTANT";
}

function withoutVersions({ table, server }: AlteredTable): string | null {
  if (!table.isWhole) return "not all of the table is known, so a FULLTEXT index is assumed";
  if (table.indexes.some(({ type }) => type === "fulltext")) return "a FULLTEXT index";
  if (optionOf(table, "row_format") === "compressed" || (optionOf(table, "key_block_size") ?? "0") !== "0") return "a compressed table";
  // Somebody's MySQL 8.0.43 refused it, with a virtual column there as well.
  if (server.dialect === "mysql") return table.indexes.some(({ type }) => type === "spatial") ? "a SPATIAL index" : null;
  return hasIndexedVirtual(table.indexes, table) ? "an indexed virtual column" : null;
}

function hasIndexedVirtual(indexes: readonly Index[], table: AlteredTable["table"]): boolean {
  return [...table.columns.values()].some((column) => isVirtual(column) && indexes.some((index) => holds(index, column.name)));
}

/** What makes a rebuild impossible in place. */
function rebuildGuard(operations: readonly Operation[], altered: AlteredTable): string | null {
  const { table, server } = altered;
  const kept = keptIndexes(altered);
  const fulltext = kept.filter(({ type }) => type === "fulltext").length;
  const added = operations.filter((operation) => operation === "add-fulltext" || operation === "add-first-fulltext").length;
  const rebuilds = operations.some((operation) => wayOf(operation, server, true).rewrites);
  if (rebuilds && fulltext + added > 1) return "several FULLTEXT indexes";
  if (server.dialect === "mysql") return !rebuilds || (fulltext === 0 && table.isWhole) ? null : table.isWhole ? "a FULLTEXT index" : "not all of the table is known, so a FULLTEXT index is assumed";
  const makesNotNull = operations.includes("set-not-null") || addsNullableKey(altered);
  if (!makesNotNull) return null;
  if (hasIndexedVirtual(kept, table)) return "NOT NULL beside an indexed virtual column";
  return [...table.columns.values()].some(({ name, default: value }) => value?.kind === "generated" && value.stored && !droppedColumns(altered).some((dropped) => isSameName(dropped, name))) ? "NOT NULL beside a stored generated column" : null;
}

/** A primary key makes its columns NOT NULL. */
function addsNullableKey({ table, changes }: AlteredTable): boolean {
  return changes.some((change) => change.kind === "add-constraint" && change.constraint.type === "primary-key" && change.constraint.columns.some((name) => columnOf(table, name)?.notNull === false));
}

/** A way with the stronger lock where the table refuses LOCK=NONE. */
export function refusedLock(way: Way, altered: AlteredTable): string | null {
  if (way.lock !== "NONE" || way.algorithm === "INSTANT") return null;
  const { table, server } = altered;
  if (way.rewrites) {
    const kept = keptIndexes(altered);
    if (!table.isWhole) return "not all of the table is known";
    if (kept.some(({ type }) => type === "fulltext")) return "a FULLTEXT index";
    if (kept.some(({ type }) => type === "spatial")) return "a SPATIAL index";
    if (server.dialect === "mariadb" && hasIndexedVirtual(kept, table)) return "an indexed virtual column";
  }
  if (server.dialect === "mariadb") return null;
  if (!table.isWhole) return "not all of the table is known, so a cascading foreign key is assumed";
  const cascades = table.constraints.some(({ references }) => references !== null && [references.onDelete, references.onUpdate].some((reaction) => reaction === "cascade" || reaction === "set null"));
  return cascades ? "a cascading foreign key refuses LOCK=NONE" : null;
}
