import type { DataChange } from "../statements/change.js";
import { isFirst, rewritable } from "./statement-as-whole.js";
import type { Situation } from "./rule.js";
import { quoted, quotedRelation } from "./written-names.js";

type RowChange = Extract<DataChange, { kind: "update" | "delete" }>;

/** How many values of the key one step takes. */
const STEP = 1000;
const WHOLE_NUMBER = /^(?:tiny|small|medium|big)?int(?:eger)?$|^(?:small|big)?serial$/;

/**
 * A statement about all rows in steps that each commit; null where the text has more than one table, or the table no key of one
 * whole number.
 */
export function inBatches(change: RowChange, situation: Situation): string | null {
  const text = rewritable(situation);
  if (text === null || change.hasCondition || change.reads.length > 0 || !isFirst(change, situation) || !/^(?:update|delete)\b/i.test(text) || /\breturning\b/i.test(text)) return null;
  const relation = situation.existing(change.table);
  const columns = relation?.constraints.find(({ type }) => type === "primary-key")?.columns ?? [];
  const type = columns.length === 1 ? relation?.columns.get(columns.join())?.type.name : undefined;
  if (type === undefined || !WHOLE_NUMBER.test(type)) return null;
  const [key, table] = [quoted(columns.join(), situation.dialect), quotedRelation(change.table, situation.dialect)];
  return situation.dialect === "postgres" ? postgresSteps(text, key, table) : mysqlSteps(text, key, table);
}

function postgresSteps(text: string, key: string, table: string): string {
  return [
    "-- outside a transaction, so that each step commits:",
    "DO $batches$",
    "DECLARE low bigint; high bigint;",
    "BEGIN",
    `  SELECT min(${key}), max(${key}) INTO low, high FROM ${table};`,
    "  WHILE low <= high LOOP",
    `    ${text} WHERE ${key} >= low AND ${key} < low + ${String(STEP)};`,
    "    COMMIT;",
    `    low := low + ${String(STEP)};`,
    "  END LOOP;",
    "END",
    "$batches$;",
  ].join("\n");
}

function mysqlSteps(text: string, key: string, table: string): string {
  return [
    `SELECT MIN(${key}), MAX(${key}) INTO @low, @high FROM ${table};`,
    "-- again and again, until @low is above @high:",
    `${text} WHERE ${key} >= @low AND ${key} < @low + ${String(STEP)};`,
    `SET @low = @low + ${String(STEP)};`,
  ].join("\n");
}
