import type { Change } from "../../statements/change.js";
import type { ConstraintDefinition } from "../../statements/definitions.js";
import { blockingScan, blocksWrites, existingWork } from "../existing-work.js";
import { spoken } from "../written-names.js";
import type { Rule, Situation } from "../rule.js";

export const rule: Rule = {
  id: "fk-locks-parent",
  family: "locks",
  dialects: ["postgres"],
  severity: "info",
  isOptional: false,
  title: "A new foreign key refers to an existing table, whose writes wait a moment",
  why: "The foreign key puts triggers on the table that it refers to, under a SHARE ROW EXCLUSIVE lock: no row is read, but writes wait behind the transaction. With lock_timeout the statement gives up where it has to wait itself. Source: https://www.postgresql.org/docs/current/explicit-locking.html; measured on PostgreSQL 15 and 18.",
  bad: {
    before: "CREATE TABLE customers (id bigint PRIMARY KEY);",
    statement: "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers (id));",
  },
  safe: "SET lock_timeout = '5s';\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers (id));",
  check(change, situation) {
    if (change === null || situation.hasLockTimeout) return [];
    const parents = new Map(keysOf(change, situation).flatMap(({ references }) => (references === null ? [] : [[spoken(references.table), references.table]])));
    return [...parents].filter(([, parent]) => blocksWrites(existingWork(situation, parent))).map(([name]) => ({
      span: change.span, message: `writes to ${name} wait until the transaction ends, because a foreign key refers to it`, fix: null,
    }));
  },
};

/** New foreign keys for which no rows of an existing table are looked up: those that are validated at once have a rule of their own. */
function keysOf(change: Change, situation: Situation): readonly ConstraintDefinition[] {
  if (change.kind === "create-table") return [...change.constraints, ...change.columns.flatMap(({ constraints }) => constraints)];
  const added = change.kind === "add-constraint" ? [change.constraint] : change.kind === "add-column" ? change.definition.constraints : [];
  return "table" in change && change.table !== null && blockingScan(situation, change.table) === undefined ? added : [];
}
