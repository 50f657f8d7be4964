import type { Change } from "../../statements/change.js";
import type { RelationName } from "../../statements/change.js";
import { existingWork, blocksWrites } from "../existing-work.js";
import { rewritable } from "../statement-as-whole.js";
import { spoken } from "../written-names.js";
import type { Rule, Situation } from "../rule.js";

export const rule: Rule = {
  id: "fk-drop-locks-parent",
  family: "locks",
  dialects: ["postgres"],
  severity: "info",
  isOptional: false,
  title: "A foreign key is dropped under a lock of both tables",
  why: "A foreign key has triggers on both tables: dropping it, or the table that has it, takes an ACCESS EXCLUSIVE lock of the other table too, and all of its queries wait behind the one that runs. With lock_timeout the statement gives up instead. Source: https://www.postgresql.org/docs/current/explicit-locking.html; measured on PostgreSQL 15 and 18.",
  bad: {
    before: "CREATE TABLE customers (id bigint PRIMARY KEY);\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint CONSTRAINT orders_customer REFERENCES customers (id));",
    statement: "ALTER TABLE orders DROP CONSTRAINT orders_customer;",
  },
  safe: "SET lock_timeout = '5s';\nALTER TABLE orders DROP CONSTRAINT orders_customer;",
  check(change, situation) {
    if (change === null || situation.hasLockTimeout) return [];
    const text = rewritable(situation);
    return parentsOf(change, situation).filter((parent) => blocksWrites(existingWork(situation, parent))).map((parent) => ({
      span: change.span,
      message: `reads and writes of ${spoken(parent)} wait too, because the foreign key to it is dropped: set lock_timeout before it`,
      fix: text === null ? null : `SET ${situation.isInTransaction ? "LOCAL " : ""}lock_timeout = '5s';\n${text};`,
    }));
  },
};

/** Tables that lose a foreign key to them. */
function parentsOf(change: Change, { schema }: Situation): readonly RelationName[] {
  if (change.kind !== "drop-constraint" && change.kind !== "drop-table" && change.kind !== "drop-column") return [];
  return (schema.relation(change.table)?.constraints ?? []).flatMap(({ name, columns, references }) => {
    const isGone = change.kind === "drop-table" || (change.kind === "drop-constraint" ? change.name === name : columns.includes(change.column));
    return !isGone || references === null || references.table.name === change.table.name ? [] : [references.table];
  });
}
