import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "truncate",
  family: "data-loss",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "block",
  isOptional: false,
  title: "A table is emptied",
  why: "All rows are gone at once, without triggers for each. Source: https://www.postgresql.org/docs/current/sql-truncate.html; squawk ban-truncate-cascade.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "TRUNCATE TABLE orders;",
  },
  safe: "SELECT 1;",
  check(change, situation) {
    if (change?.kind !== "truncate" || situation.existing(change.table) === undefined) return [];
    return [{ span: change.span, message: `all rows of ${spoken(change.table)} are removed`, fix: null }];
  },
};
