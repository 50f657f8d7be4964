import type { Column } from "../schema/schema.js";
import type { RelationName } from "../statements/change.js";
import type { Situation } from "./rule.js";

/** A column as it is before the statement; undefined where nobody knows it. MySQL does not regard capitals. */
export function columnOf(name: string, table: RelationName, { schema }: Situation): Column | undefined {
  const columns = schema.relation(table)?.columns;
  return columns?.get(name) ?? [...(columns?.values() ?? [])].find((column) => schema.dialect !== "postgres" && column.name.toLowerCase() === name.toLowerCase());
}

/** Whether an earlier statement of the migration has added a column: nobody uses it yet. */
export function isAddedBefore(column: string, table: RelationName, { before }: Situation): boolean {
  return before.some(({ changes }) => changes.some((one) => one.kind === "add-column" && one.table.name === table.name && one.definition.name === column));
}
