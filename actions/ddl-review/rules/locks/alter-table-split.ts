import type { Change, RelationName } from "../../statements/change.js";
import type { Dialect } from "../../statements/dialect.js";
import { workWithin } from "../existing-work.js";
import { isFirst } from "../statement-as-whole.js";
import { spoken } from "../written-names.js";
import { hasOwnRule } from "./own-rule.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "alter-table-split",
  family: "locks",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "info",
  isOptional: false,
  title: "One table is gone over by several ALTER TABLE in a row",
  why: "Actions of one ALTER TABLE share one pass over the rows; each statement of its own makes another one. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES; eugene W12.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, total int, count int);",
    statement: "ALTER TABLE orders ADD CONSTRAINT total_above CHECK (total > 0);\nALTER TABLE orders ADD CONSTRAINT count_above CHECK (count > 0);",
  },
  safe: "ALTER TABLE orders ADD CONSTRAINT total_above CHECK (total > 0), ADD CONSTRAINT count_above CHECK (count > 0);",
  check(change, situation) {
    const table = isFirst(change, situation) && change !== null ? alteredIn(change, situation.dialect) : null;
    if (table === null || workWithin(situation, table, ({ rewrites, scans }) => rewrites || scans) === undefined) return [];
    const before = situation.before.at(-1)?.changes[0];
    const other = before === undefined ? null : alteredIn(before, situation.dialect);
    if (other?.name !== table.name || other.schema !== table.schema) return [];
    return [{ span: situation.statement.span, message: `${spoken(table)} is gone over once more: one ALTER TABLE does this together with the statement before it`, fix: null }];
  },
};

/** The table of an action that goes over its rows, in a pass that it can share with others. */
function alteredIn(change: Change, dialect: Dialect): RelationName | null {
  if (change.kind === "alter-type" || change.kind === "set-not-null" || change.kind === "redefine-column") return change.table;
  if (change.kind === "add-column") return hasOwnRule(change) ? change.table : null;
  if (change.kind !== "add-constraint") return null;
  // PostgreSQL builds an index and looks up a foreign key in a pass of its own, one ALTER TABLE or not.
  return dialect !== "postgres" || change.constraint.type === "check" || change.constraint.type === "not-null" ? change.table : null;
}
