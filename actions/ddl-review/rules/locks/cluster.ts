import { blockedBy } from "../made-before.js";
import { listed } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "cluster",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A table is written anew in the order of an index",
  why: "CLUSTER copies the table under an ACCESS EXCLUSIVE lock and needs its size once more on disk. The extension pg_repack does it beside the traffic. Source: https://www.postgresql.org/docs/current/sql-cluster.html; squawk prefer-repack.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text);",
    statement: "CLUSTER orders USING orders_pkey;",
  },
  safe: "ALTER TABLE orders CLUSTER ON orders_pkey;",
  check(change, situation) {
    if (change?.kind !== "other" || change.verb !== "cluster") return [];
    const names = blockedBy(change, situation);
    if (names.length === 0 && change.relations.length > 0) return [];
    return [{ span: change.span, message: `${change.relations.length === 0 ? "every table that was clustered before" : listed(names)} is written anew in the order of an index; reads and writes wait until it is done`, fix: null }];
  },
};
