import type { Change } from "../../statements/change.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "concurrently-in-transaction",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A statement that needs to be outside a transaction is inside one",
  why: "CONCURRENTLY and VACUUM commit in the middle of their work, so the server refuses them inside a transaction block, whether the runner or the file opened it. Put the statement into a migration of its own that runs without a transaction. Source: https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY; squawk ban-concurrent-index-creation-in-transaction.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);",
    statement: "BEGIN;\nCREATE INDEX CONCURRENTLY orders_customer ON orders (customer_id);\nCOMMIT;",
  },
  safe: "CREATE INDEX CONCURRENTLY orders_customer ON orders (customer_id);",
  check(change, situation) {
    const words = change === null ? null : wordsOf(change);
    if (change === null || words === null || !situation.isInTransaction) return [];
    return [{ span: change.span, message: `${words} cannot run inside a transaction: the server refuses it`, fix: null }];
  },
};

/** What needs to be outside a transaction, with what it is about; null for the rest. REFRESH … CONCURRENTLY may stand in one. */
function wordsOf(change: Change): string | null {
  if (change.kind === "create-index" && change.concurrently) return `CREATE INDEX CONCURRENTLY on ${change.table.name}`;
  if (change.kind === "drop-index" && change.concurrently) return `DROP INDEX CONCURRENTLY ${change.index.name}`;
  if (change.kind === "partition" && change.operation === "detach concurrently") return `DETACH PARTITION CONCURRENTLY of ${change.table.name}`;
  const isSo = change.kind === "other" && /^(?:vacuum|reindex .*concurrently$)/.test(change.verb);
  return isSo ? [change.verb.toUpperCase(), ...change.relations.map(({ name }) => name)].join(" ") : null;
}
