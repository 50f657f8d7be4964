import { blocksWrites, existingWork } from "../existing-work.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "fk-locks-parent",
  family: "locks",
  dialects: ["postgres"],
  severity: "info",
  isOptional: false,
  title: "A new table refers to an existing one, whose writes wait a moment",
  why: "The foreign key puts triggers on the table that it refers to, under a SHARE ROW EXCLUSIVE lock: no row is read, but writes wait behind the transaction. With lock_timeout the statement gives up where it has to wait itself. Source: https://www.postgresql.org/docs/current/explicit-locking.html; measured on PostgreSQL 15 and 18.",
  bad: {
    before: "CREATE TABLE customers (id bigint PRIMARY KEY);",
    statement: "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers (id));",
  },
  safe: "SET lock_timeout = '5s';\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers (id));",
  check(change, situation) {
    if (change?.kind !== "create-table" || situation.hasLockTimeout) return [];
    const constraints = [...change.constraints, ...change.columns.flatMap((column) => column.constraints)];
    const parents = new Map(constraints.flatMap(({ references }) => (references === null ? [] : [[spoken(references.table), references.table]])));
    return [...parents].filter(([, parent]) => blocksWrites(existingWork(situation, parent))).map(([name]) => ({
      span: change.span, message: `writes to ${name} wait until the transaction ends, because ${spoken(change.table)} refers to it`, fix: null,
    }));
  },
};
