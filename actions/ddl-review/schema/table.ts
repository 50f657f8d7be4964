import type { RelationName } from "../statements/change.js";
import type { ColumnDefinition } from "../statements/definitions.js";
import type { Dialect } from "../statements/dialect.js";
import type { Column, Constraint, Index, Relation } from "./schema.js";

/** A relation while it is being changed. */
export interface Table extends Relation {
  name: RelationName;
  columns: Map<string, Column>;
  constraints: Constraint[];
  indexes: Index[];
  partitionOf: RelationName | null;
  options: Map<string, string>;
}

/** Where a new or another column goes. */
export type Position = "last" | "first" | { readonly after: string };

/** MySQL tells columns, indexes and constraints apart without regard to capitals. */
export function isSame(dialect: Dialect, one: string, other: string): boolean {
  return one === other || (dialect !== "postgres" && one.toLowerCase() === other.toLowerCase());
}

/** A column by its name, as the server compares names. */
export function columnOf(table: Table, dialect: Dialect, name: string): Column | undefined {
  return table.columns.get(name) ?? (dialect === "postgres" ? undefined : [...table.columns.values()].find((column) => isSame(dialect, column.name, name)));
}

/** What a definition says of a column; its constraints are the table's. */
export function columnFrom({ name, type, notNull, default: value }: ColumnDefinition): Column {
  return { name, type, notNull, default: value };
}

/** Puts a column into its place; where nobody knows the one that it follows, it comes last. */
export function placeColumn(table: Table, dialect: Dialect, column: Column, position: Position): void {
  const columns = [...table.columns.values()].filter((one) => one.name !== column.name);
  const after = typeof position === "object" ? columns.findIndex(({ name }) => isSame(dialect, name, position.after)) : -1;
  columns.splice(position === "first" ? 0 : after < 0 ? columns.length : after + 1, 0, column);
  table.columns = new Map(columns.map((one) => [one.name, one]));
}

/** Replaces a column by what it is now, wherever the table names it. */
export function changeColumn(table: Table, found: Column, changed: Partial<Column>): Column {
  const column = { ...found, ...changed };
  const renamed = (name: string): string => (name === found.name ? column.name : name);
  table.columns = new Map([...table.columns.values()].map((one) => (one === found ? [column.name, column] : [one.name, one])));
  if (column.name !== found.name) {
    table.constraints = table.constraints.map((constraint) => ({ ...constraint, columns: constraint.columns.map(renamed) }));
    table.indexes = table.indexes.map((index) => ({ ...index, parts: index.parts.map((part) => ({ ...part, column: part.column === null ? null : renamed(part.column) })) }));
  }
  return column;
}

/** Takes a column away with what hangs on it: PostgreSQL drops its indexes and constraints, MySQL takes the column out of indexes. */
export function removeColumn(table: Table, dialect: Dialect, { name }: Column): void {
  table.columns.delete(name);
  table.constraints = table.constraints.filter(({ columns }) => !columns.includes(name));
  table.indexes = table.indexes.flatMap((index) => {
    const parts = index.parts.filter(({ column }) => column !== name);
    if (parts.length === index.parts.length) return [index];
    return dialect === "postgres" || parts.length === 0 ? [] : [{ ...index, parts }];
  });
}
