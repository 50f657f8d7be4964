import { isAddedBefore } from "../known-column.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "drop-column",
  family: "data-loss",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "A column is dropped",
  why: "Its values are gone, and the version that still runs fails on it. Source: https://atlasgo.io/lint/analyzers#DS103; squawk ban-drop-column.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders DROP COLUMN note;",
  },
  safe: "SELECT 1;",
  check(change, situation) {
    if (change?.kind !== "drop-column" || situation.existing(change.table) === undefined || isAddedBefore(change.column, change.table, situation)) return [];
    return [{ span: change.span, message: `${spoken(change.table)} loses column ${change.column} with its values`, fix: null }];
  },
};
