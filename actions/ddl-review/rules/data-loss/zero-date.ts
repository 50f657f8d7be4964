import type { Change } from "../../statements/change.js";
import type { ColumnDefinition } from "../../statements/definitions.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "zero-date",
  family: "data-loss",
  dialects: ["mysql", "mariadb"],
  severity: "warn",
  isOptional: false,
  title: "A date without a day stands for no date",
  why: "A date of 0000-00-00 is refused by a server with NO_ZERO_DATE, which is MySQL's default, and drivers read it as an error or as another day. NULL says that there is no date. Source: https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html#sqlmode_no_zero_date; skeema lint zero-date.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY);",
    statement: "ALTER TABLE orders ADD COLUMN paid_at datetime NOT NULL DEFAULT '0000-00-00 00:00:00';",
  },
  safe: "ALTER TABLE orders ADD COLUMN paid_at datetime;",
  check(change) {
    if (change === null || !("table" in change) || change.table === null) return [];
    const table = spoken(change.table);
    return definitionsIn(change).filter(hasZeroDate).map(({ name, span }) => ({ span, message: `column ${name} of ${table} has a date without a day for its default: strict servers refuse it`, fix: null }));
  },
};

function definitionsIn(change: Change): readonly ColumnDefinition[] {
  if (change.kind === "create-table") return change.columns;
  return change.kind === "add-column" || change.kind === "redefine-column" ? [change.definition] : [];
}

function hasZeroDate({ default: value }: ColumnDefinition): boolean {
  return value?.kind === "constant" && /^['"]?0000-00-00/.test(value.text);
}
