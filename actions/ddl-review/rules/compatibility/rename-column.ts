import { isAddedBefore } from "../known-column.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "rename-column",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "A column is renamed",
  why: "The version that still runs asks for the old name and fails. Add a column of the new name, write both, and drop the old one when nobody reads it any more. Source: https://atlasgo.io/lint/analyzers#BC102; squawk renaming-column.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders RENAME COLUMN note TO remark;",
  },
  safe: "ALTER TABLE orders ADD COLUMN remark varchar(20);",
  check(change, situation) {
    if ((change?.kind !== "rename-column" && change?.kind !== "redefine-column") || situation.existing(change.table) === undefined || isAddedBefore(change.column, change.table, situation)) return [];
    // MySQL's CHANGE names a column that keeps its name twice; capitals do not matter to it.
    if (change.kind === "redefine-column" && change.to.toLowerCase() === change.column.toLowerCase()) return [];
    return [{ span: change.span, message: `column ${change.column} of ${spoken(change.table)} is renamed to ${change.to}: the version that runs asks for the old name`, fix: null }];
  },
};
