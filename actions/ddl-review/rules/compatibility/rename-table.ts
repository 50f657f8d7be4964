import { isOld } from "../made-before.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "rename-table",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "A table is renamed",
  why: "The version that still runs asks for the old name and fails. Source: https://atlasgo.io/lint/analyzers#BC101; squawk renaming-table.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders RENAME TO purchases;",
  },
  safe: "CREATE VIEW purchases AS SELECT id, note FROM orders;",
  check(change, situation) {
    if (change?.kind !== "rename-table" || !isOld(change.table, situation)) return [];
    return [{ span: change.span, message: `${spoken(change.table)} is renamed to ${spoken(change.to)}: the version that runs asks for the old name`, fix: null }];
  },
};
