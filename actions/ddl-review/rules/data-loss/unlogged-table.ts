import { listed } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "unlogged-table",
  family: "data-loss",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A table is no longer written to the log",
  why: "An unlogged table is empty after a crash, and it is not on replicas at all. Source: https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-UNLOGGED.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY);",
    statement: "ALTER TABLE orders SET UNLOGGED;",
  },
  safe: "ALTER TABLE orders SET (fillfactor = 80);",
  check(change, situation) {
    if (change?.kind !== "other" || change.verb !== "alter table set un logged") return [];
    const tables = change.relations.filter((name) => situation.existing(name) !== undefined);
    return tables.length === 0 ? [] : [{ span: change.span, message: `${listed(tables)} is empty after a crash from now on, and is not on replicas`, fix: null }];
  },
};
