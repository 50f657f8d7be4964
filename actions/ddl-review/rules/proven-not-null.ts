import type { RelationName } from "../statements/change.js";
import type { Situation } from "./rule.js";

/** Whether a validated CHECK says already that a column holds no NULL. */
export function isProvenNotNull(column: string, table: RelationName, { schema }: Situation): boolean {
  const proof = `${column.toLowerCase()} is not null`;
  return schema.relation(table)?.constraints.some(({ type, notValid, expression }) => type === "check" && !notValid && expression?.replace(/["`()]/g, "").replace(/\s+/g, " ").trim().toLowerCase() === proof) === true;
}
