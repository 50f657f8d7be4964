import { droppedColumns, isSameName, isVirtual, type AlteredTable } from "./altered-table.js";
import type { Operation } from "./matrix.js";

const VIRTUAL: ReadonlySet<Operation> = new Set<Operation>(["add-virtual-column", "add-virtual-before-virtual", "drop-virtual-column", "add-expression-index", "add-unique-expression-index"]);
const DROPS: ReadonlySet<Operation> = new Set<Operation>(["drop-column", "drop-stored-column", "drop-indexed-column"]);
const INDEXES: ReadonlySet<Operation> = new Set<Operation>(["add-index", "add-index-on-new-virtual"]);

/**
 * Virtual columns that come, go or get another number are done in place by themselves only. @returns what makes the statement
 * a copy, or null.
 */
export function virtualMoves(operations: readonly Operation[], altered: AlteredTable, isBeside: boolean): string | null {
  const touches = operations.some((operation) => VIRTUAL.has(operation));
  const moves = movesByDrop(altered);
  if (!touches && !moves) return null;
  if (touches && altered.table.isPartitioned) return "a virtual column of a partitioned table";
  const others = operations.filter((operation) => !VIRTUAL.has(operation));
  if (altered.server.dialect === "mysql" && !isBeside) return touches && !isInstantTogether(operations, others) ? "a virtual column beside other actions" : null;
  if (operations.includes("drop-virtual-column") && operations.includes("add-index-on-new-virtual")) return "a virtual column that comes with an index, beside one that goes";
  const drops = moves || others.some((operation) => DROPS.has(operation));
  const strangers = others.filter((operation) => !DROPS.has(operation) && operation !== "drop-index");
  const isAlone = strangers.length === 0 ? !(drops && isBeside) : !drops && strangers.every((operation) => INDEXES.has(operation));
  return isAlone ? null : "a virtual column beside other actions";
}

/** MySQL drops stored columns, or adds them unless a virtual one goes, together with virtual ones; it renames none beside them alone. */
function isInstantTogether(operations: readonly Operation[], others: readonly Operation[]): boolean {
  if (others.some((operation) => DROPS.has(operation))) return true;
  const adds = others.some((operation) => operation.startsWith("add-column"));
  return adds ? !operations.includes("drop-virtual-column") : !others.some((operation) => operation === "rename-column");
}

/** Whether a column is dropped that a virtual one stands behind. */
function movesByDrop(altered: AlteredTable): boolean {
  const columns = [...altered.table.columns.values()];
  const dropped = droppedColumns(altered);
  return columns.some((column, at) => !isVirtual(column) && dropped.some((name) => isSameName(name, column.name)) &&
    columns.slice(at + 1).some((behind) => isVirtual(behind) && !dropped.some((name) => isSameName(name, behind.name))));
}
