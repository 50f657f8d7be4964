import { blockedBy } from "../made-before.js";
import { rewritable } from "../statement-as-whole.js";
import { listed } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "reindex-not-concurrent",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "Indexes are built anew while writes wait",
  why: "REINDEX locks the table against writes and the index against reads until it is done. REINDEX CONCURRENTLY, from PostgreSQL 12 on and outside a transaction, lets both pass. Source: https://www.postgresql.org/docs/current/sql-reindex.html#SQL-REINDEX-CONCURRENTLY; squawk.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text);",
    statement: "REINDEX TABLE orders;",
  },
  safe: "REINDEX TABLE CONCURRENTLY orders;",
  check(change, situation) {
    if (change?.kind !== "other" || !change.verb.startsWith("reindex") || change.verb.endsWith("concurrently")) return [];
    const isOfMany = change.relations.length === 0;
    const names = blockedBy(change, situation);
    if (names.length === 0 && !isOfMany) return [];
    const fix = rewritable(situation)?.replace(/\b(table|index|schema|database)\b/i, "$1 CONCURRENTLY").concat(";") ?? null;
    return [{ span: change.span, message: `writes to ${isOfMany ? "every table in turn" : listed(names)} wait while indexes are built anew`, fix }];
  },
};
