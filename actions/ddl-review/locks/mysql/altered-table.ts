import type { Column, Index, Relation, Schema } from "../../schema/schema.js";
import type { Change } from "../../statements/change.js";
import type { Server } from "../server.js";

/** An ALTER TABLE, or a statement that is one under another name, on a table as it is before it. */
export interface AlteredTable {
  readonly table: Relation;
  readonly schema: Schema;
  readonly server: Server;
  /** All actions of the statement on this table: what one of them does depends on the others. */
  readonly changes: readonly Change[];
}

/** MySQL tells columns and indexes apart without regard to capitals. */
export const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export function columnOf(table: Relation, name: string): Column | undefined {
  return [...table.columns.values()].find((column) => isSameName(column.name, name));
}

export const isVirtual = ({ default: value }: Pick<Column, "default">): boolean => value?.kind === "generated" && !value.stored;

/** Whether an index has the column among its parts. */
export function holds(index: Pick<Index, "parts">, column: string): boolean {
  return index.parts.some((part) => part.column !== null && isSameName(part.column, column));
}

/** Names of the columns that the statement drops. */
export function droppedColumns({ changes }: AlteredTable): readonly string[] {
  return changes.flatMap((change) => (change.kind === "drop-column" ? [change.column] : []));
}

/** Indexes that are there after the statement, of those that were there before: an index goes with the last of its columns. */
export function keptIndexes(altered: AlteredTable): readonly Index[] {
  const columns = droppedColumns(altered);
  const names = altered.changes.flatMap((change) => (change.kind === "drop-index" ? [change.index.name] : change.kind === "drop-constraint" ? [change.name ?? "PRIMARY"] : []));
  return altered.table.indexes.filter(({ name, parts }) =>
    !names.some((dropped) => isSameName(dropped, name)) && !parts.every(({ column }) => column !== null && columns.some((dropped) => isSameName(dropped, column))));
}

/** The index that rows are ordered by: the primary key, or the first unique one whose columns all refuse NULL. */
export function clusteringIndex(table: Relation): Index | undefined {
  return table.indexes.find(({ name }) => name === "PRIMARY") ?? table.indexes.find(({ type, parts }) =>
    type === "unique" && parts.every(({ column, length }) => column !== null && length === null && columnOf(table, column)?.notNull === true));
}

/** Whether the statement gives the rows another key to be ordered by. */
export function addsPrimaryKey({ changes }: AlteredTable): boolean {
  return changes.some((change) => change.kind === "add-constraint"
    ? change.constraint.type === "primary-key"
    : (change.kind === "add-column" || change.kind === "redefine-column") && change.definition.constraints.some(({ type }) => type === "primary-key"));
}

/** An option of the table in small letters, such as `compressed`. */
export function optionOf(table: Relation, name: string): string | null {
  return table.options.get(name)?.toLowerCase() ?? null;
}
