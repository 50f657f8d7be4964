import { spoken } from "../written-names.js";
import { beforeInTransaction } from "../transaction.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "two-steps-in-one-transaction",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A constraint is added NOT VALID and validated in the same transaction",
  why: "The lock of the first step is held until the transaction ends, so everybody waits while the second one reads every row: nothing is won by two steps. Put VALIDATE CONSTRAINT into a migration of its own. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-VALIDATE-CONSTRAINT; squawk constraint-missing-not-valid.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, total bigint);",
    statement: "BEGIN;\nALTER TABLE orders ADD CONSTRAINT orders_total CHECK (total > 0) NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT orders_total;\nCOMMIT;",
  },
  safe: "BEGIN;\nALTER TABLE orders ADD CONSTRAINT orders_total CHECK (total > 0) NOT VALID;\nCOMMIT;\nALTER TABLE orders VALIDATE CONSTRAINT orders_total;",
  check(change, situation) {
    if (change?.kind !== "validate-constraint" || situation.existing(change.table) === undefined) return [];
    const sameLock = [...beforeInTransaction(situation), situation.statement].flatMap(({ changes }) => changes);
    const added = sameLock.find((one) => one.kind === "add-constraint" && one.constraint.name === change.name && one.table.name === change.table.name);
    if (added === undefined) return [];
    return [{ span: change.span, message: `the lock of ${spoken(change.table)} that ${change.name} was added under is held while every row is checked: put VALIDATE CONSTRAINT into a migration of its own`, fix: null }];
  },
};
