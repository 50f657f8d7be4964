import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "truncate-cascade",
  family: "data-loss",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "Other tables are emptied together with the one that is named",
  why: "TRUNCATE … CASCADE empties every table that refers to this one, and those that refer to them, whether anybody thought of them or not. Name the tables that you mean. Source: https://www.postgresql.org/docs/current/sql-truncate.html; squawk ban-truncate-cascade.",
  bad: {
    before: "CREATE TABLE customers (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers (id));",
    statement: "TRUNCATE customers CASCADE;",
  },
  safe: "DELETE FROM customers WHERE id = 1;",
  check(change, situation) {
    if (change?.kind !== "truncate" || !change.cascade || situation.existing(change.table) === undefined) return [];
    const others = [...new Set(situation.schema.referencesTo(change.table).map(({ relation }) => spoken(relation.name)))];
    const who = others.length === 0 ? "every table that refers to it" : others.join(", ");
    return [{ span: change.span, message: `not only ${spoken(change.table)} is emptied, but ${who} too`, fix: null }];
  },
};
