import { rewritable } from "../statement-as-whole.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "drop-index-not-concurrent",
  family: "locks",
  dialects: ["postgres"],
  severity: "warn",
  isOptional: true,
  title: "An index is dropped under a lock that reads wait for",
  why: "DROP INDEX takes an ACCESS EXCLUSIVE lock of the table: it is short, but it waits for every query that runs, and all new ones wait behind it. CONCURRENTLY lets them pass, outside a transaction. Source: https://www.postgresql.org/docs/current/sql-dropindex.html; squawk require-concurrent-index-deletion.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);\nCREATE INDEX orders_customer ON orders (customer_id);",
    statement: "DROP INDEX orders_customer;",
  },
  safe: "DROP INDEX CONCURRENTLY orders_customer;",
  check(change, situation) {
    if (change?.kind !== "drop-index" || change.concurrently) return [];
    const table = situation.schema.index(change.index, change.table)?.relation.name;
    if (table !== undefined && situation.existing(table) === undefined) return [];
    const text = rewritable(situation);
    const isAlone = situation.statement.changes.length === 1;
    const where = table === undefined ? `the table of ${spoken(change.index)}` : spoken(table);
    const fix = text === null || !isAlone ? null : `${text.replace(/^(drop\s+index)\b/i, "$1 CONCURRENTLY")};`;
    return [{ span: change.span, message: `reads and writes of ${where} wait behind the queries that run while ${spoken(change.index)} is dropped`, fix }];
  },
};
