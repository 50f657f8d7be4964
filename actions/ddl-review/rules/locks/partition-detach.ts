import { blocksWrites, existingWork } from "../existing-work.js";
import { rewritable } from "../statement-as-whole.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "partition-detach",
  family: "locks",
  dialects: ["postgres"],
  severity: "warn",
  isOptional: false,
  title: "A partition is detached under a lock of the whole table",
  why: "DETACH PARTITION takes an ACCESS EXCLUSIVE lock of the partitioned table: it waits for every query on any partition, and all new ones wait behind it. CONCURRENTLY, from PostgreSQL 14 on and outside a transaction, lets them pass. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DETACH-PARTITION.",
  bad: {
    before: "CREATE TABLE events (at date) PARTITION BY RANGE (at);\nCREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');",
    statement: "ALTER TABLE events DETACH PARTITION events_2024;",
  },
  safe: "ALTER TABLE events DETACH PARTITION events_2024 CONCURRENTLY;",
  check(change, situation) {
    if (change?.kind !== "partition" || change.operation !== "detach") return [];
    const work = existingWork(situation, change.table);
    if (!blocksWrites(work)) return [];
    const text = rewritable(situation);
    return [{ span: change.span, message: `${work.blocks} of all of ${spoken(change.table)} wait behind the queries that run while a partition is detached`, fix: text === null ? null : `${text} CONCURRENTLY;` }];
  },
};
