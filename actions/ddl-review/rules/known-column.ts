import type { Column, Relation } from "../schema/schema.js";
import type { RelationName } from "../statements/change.js";
import type { ColumnDefinition } from "../statements/definitions.js";
import type { Situation } from "./rule.js";

/** A column of a table as it is before the statement; undefined where nobody knows it. MySQL does not regard capitals. */
export function columnIn({ columns }: Relation, name: string, { dialect }: Situation): Column | undefined {
  return columns.get(name) ?? (dialect === "postgres" ? undefined : [...columns.values()].find((column) => column.name.toLowerCase() === name.toLowerCase()));
}

/** Whether an earlier statement of the migration has added a column: nobody uses it yet. */
export function isAddedBefore(column: string, table: RelationName, situation: Situation): boolean {
  return addedBefore(column, table, situation) !== undefined;
}

/** The column as an earlier statement of the migration has added it; undefined where none has. */
export function addedBefore(column: string, table: RelationName, { before }: Situation): ColumnDefinition | undefined {
  const definitions = before.flatMap(({ changes }) => changes.flatMap((one) => (one.kind === "add-column" && one.table.name === table.name ? [one.definition] : [])));
  return definitions.find(({ name }) => name === column);
}
