import { blockingScan } from "../existing-work.js";
import { rewritable } from "../statement-as-whole.js";
import { spoken } from "../written-names.js";
import type { Rule, Situation } from "../rule.js";

export const rule: Rule = {
  id: "index-not-concurrent",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "An index is built while writes to the table wait",
  why: "CREATE INDEX takes a SHARE lock until it has read every row: inserts, updates and deletes wait for it. CONCURRENTLY lets them pass, outside a transaction. A partitioned table refuses CONCURRENTLY: index it ON ONLY the parent, each partition concurrently, then attach them. Source: https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY; squawk require-concurrent-index-creation.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, note text);",
    statement: "CREATE INDEX orders_customer ON orders (customer_id);",
  },
  safe: "CREATE INDEX CONCURRENTLY orders_customer ON orders (customer_id);",
  check(change, situation) {
    if (change?.kind !== "create-index" || change.concurrently || blockingScan(situation, change.table) === undefined) return [];
    // The server refuses CONCURRENTLY on a partitioned table: its partitions are indexed one by one, which no one statement does.
    const isPartitioned = situation.existing(change.table)?.isPartitioned === true;
    return [{ span: change.span, message: `writes to ${spoken(change.table)} wait while the index reads every row`, fix: isPartitioned ? null : concurrently(situation) }];
  },
};

function concurrently(situation: Situation): string | null {
  const text = rewritable(situation) ?? "";
  const built = text.replace(/^(create\s+(?:unique\s+)?index)\b/i, "$1 CONCURRENTLY");
  if (built === text) return null;
  return `${situation.isInTransaction ? "-- in a migration that runs outside a transaction:\n" : ""}${built};`;
}
