import { blocksWrites, existingWork } from "../existing-work.js";
import { quoted, quotedRelation, spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "set-not-null-scan",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A column is made NOT NULL while every row is read",
  why: "SET NOT NULL holds an ACCESS EXCLUSIVE lock while it reads every row: reads and writes wait. A validated CHECK (column IS NOT NULL) spares it the reading. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DROP-NOT-NULL; squawk adding-not-nullable-field.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, note text);",
    statement: "ALTER TABLE orders ALTER COLUMN note SET NOT NULL;",
  },
  safe: "ALTER TABLE orders ADD CONSTRAINT orders_note_not_null CHECK (note IS NOT NULL) NOT VALID;",
  check(change, situation) {
    if (change?.kind !== "set-not-null") return [];
    const work = existingWork(situation, change.table);
    if (!blocksWrites(work) || !work.scans) return [];
    const table = quotedRelation(change.table, situation.dialect);
    const column = quoted(change.column, situation.dialect);
    const check = quoted(`${change.table.name}_${change.column}_not_null`, situation.dialect);
    const fix = [
      `ALTER TABLE ${table} ADD CONSTRAINT ${check} CHECK (${column} IS NOT NULL) NOT VALID;`,
      "-- in a later migration:",
      `ALTER TABLE ${table} VALIDATE CONSTRAINT ${check};`,
      `ALTER TABLE ${table} ALTER COLUMN ${column} SET NOT NULL;`,
      `ALTER TABLE ${table} DROP CONSTRAINT ${check};`,
    ].join("\n");
    return [{ span: change.span, message: `reads and writes of ${spoken(change.table)} wait while every row is looked at for NULL in ${change.column}`, fix }];
  },
};
