import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "select-star-consumers",
  family: "compatibility",
  dialects: ["postgres", "mysql", "mariadb"],
  severity: "info",
  isOptional: true,
  title: "A column appears in every SELECT *",
  why: "Prepared statements, views, copies into tables of the same form and code that counts columns may fail on one more. Source: https://github.com/ankane/strong_migrations#good-5; https://www.postgresql.org/docs/current/sql-prepare.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));",
    statement: "ALTER TABLE orders ADD COLUMN state varchar(20);",
  },
  safe: "CREATE TABLE order_states (id bigint PRIMARY KEY, state varchar(20));",
  check(change, situation) {
    if (change?.kind !== "add-column" || change.definition.invisible || situation.existing(change.table) === undefined) return [];
    return [{ span: change.span, message: `SELECT * FROM ${spoken(change.table)} gives ${change.definition.name} too: whoever counts columns or prepared the query may fail`, fix: null }];
  },
};
