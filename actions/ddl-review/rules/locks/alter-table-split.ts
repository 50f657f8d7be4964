import type { Change, RelationName } from "../../statements/change.js";
import { workWithin } from "../existing-work.js";
import { isFirst } from "../statement-as-whole.js";
import { spoken } from "../written-names.js";
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
    const table = isFirst(change, situation) && change !== null ? alteredIn(change) : null;
    const [before, work] = [situation.before.at(-1)?.changes[0], table === null ? undefined : workWithin(situation, table, ({ rewrites, scans }) => rewrites || scans)];
    if (table === null || before === undefined || work === undefined) return [];
    const other = alteredIn(before);
    if (other?.name !== table.name || other.schema !== table.schema) return [];
    return [{ span: situation.statement.span, message: `${spoken(table)} is gone over once more: one ALTER TABLE does this together with the statement before it`, fix: null }];
  },
};

/** The table of an ALTER TABLE that may go over its rows. */
function alteredIn(change: Change): RelationName | null {
  const kinds: readonly Change["kind"][] = ["add-column", "alter-type", "redefine-column", "set-not-null", "add-constraint", "drop-column"];
  return kinds.includes(change.kind) && "table" in change ? change.table : null;
}
