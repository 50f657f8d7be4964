import type { Change } from "../../statements/change.js";
import { blockingScan } from "../existing-work.js";
import { notNullSteps, notValidFirst } from "../not-valid-first.js";
import { rewritable } from "../statement-as-whole.js";
import { quoted, quotedRelation, spoken } from "../written-names.js";
import type { Rule, Situation } from "../rule.js";

type SetNotNull = Extract<Change, { column: string }>;

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
    if (change?.kind !== "set-not-null" && change?.kind !== "add-constraint") return [];
    const column = "column" in change ? change.column : change.constraint.columns.join(", ");
    if ("constraint" in change && change.constraint.type !== "not-null") return [];
    if (blockingScan(situation, change.table) === undefined) return [];
    const fix = "column" in change ? inSteps(change, situation) : notValidFirst(change, situation);
    return [{ span: change.span, message: `reads and writes of ${spoken(change.table)} wait while every row is looked at for NULL in ${column}`, fix }];
  },
};

function inSteps({ table, column }: SetNotNull, situation: Situation): string | null {
  if (rewritable(situation) === null) return null;
  return notNullSteps(quotedRelation(table, "postgres"), quoted(column, "postgres"), quoted(`${table.name}_${column}_not_null`, "postgres")).join("\n");
}
