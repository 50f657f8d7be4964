import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "domain-with-constraint",
  family: "locks",
  dialects: ["postgres"],
  severity: "info",
  isOptional: true,
  title: "A domain has a constraint, which is hard to change later",
  why: "Another constraint of a domain means that all tables with a column of it are read at once. A CHECK of each table can be changed table by table. Source: https://www.postgresql.org/docs/current/sql-createdomain.html; squawk ban-create-domain-with-constraint.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY);",
    statement: "CREATE DOMAIN amount AS int CHECK (VALUE > 0);",
  },
  safe: "CREATE DOMAIN amount AS int;",
  check(change, situation) {
    if (change?.kind !== "other" || change.object === null || change.verb !== "create domain" || !/\b(?:check|not\s+null)\b/i.test(situation.text)) return [];
    return [{ span: change.span, message: `the domain ${spoken(change.object.name)} has a constraint: changing it later reads every table that uses it`, fix: null }];
  },
};
