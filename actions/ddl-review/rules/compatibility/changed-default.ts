import { isAddedBefore } from "../known-column.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "changed-default",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "info",
  isOptional: false,
  title: "A column gets another default",
  why: "The version that still runs leaves the column out of its inserts where it holds the old default, and gets the new one; frameworks with partial writes do so unseen. Source: https://github.com/ankane/strong_migrations#changing-the-default-value-of-a-column; online_migrations.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'none';",
  },
  safe: "ALTER TABLE orders ADD COLUMN remark varchar(20) DEFAULT 'none';",
  check(change, situation) {
    if (change?.kind !== "set-default" || situation.existing(change.table) === undefined || isAddedBefore(change.column, change.table, situation)) return [];
    return [{ span: change.span, message: `inserts of the version that runs which leave ${change.column} of ${spoken(change.table)} out get another default`, fix: null }];
  },
};
