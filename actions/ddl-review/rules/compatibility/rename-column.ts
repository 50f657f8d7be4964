import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "rename-column",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "A column is renamed",
  why: "The version that still runs asks for the old name and fails. Source: https://atlasgo.io/lint/analyzers#BC102; squawk renaming-column.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders RENAME COLUMN note TO remark;",
  },
  safe: "ALTER TABLE orders ADD COLUMN remark varchar(20);",
  check(change, situation) {
    if (change?.kind !== "rename-column" || situation.existing(change.table) === undefined) return [];
    return [{ span: change.span, message: `column ${change.column} of ${spoken(change.table)} is renamed to ${change.to}: the version that runs asks for the old name`, fix: null }];
  },
};
