import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "drop-table",
  family: "data-loss",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "A table is dropped",
  why: "Its rows are gone, and the version that still runs fails on it. Source: https://atlasgo.io/lint/analyzers#DS102; squawk ban-drop-table.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "DROP TABLE orders;",
  },
  safe: "SELECT 1;",
  check(change, situation) {
    if (change?.kind !== "drop-table" || situation.existing(change.table) === undefined) return [];
    return [{ span: change.span, message: `${spoken(change.table)} is dropped with its rows`, fix: null }];
  },
};
