import { blocksWrites, existingWork } from "../existing-work.js";
import { rewritable } from "../statement-as-whole.js";
import { quotedRelation, spoken } from "../written-names.js";
import type { Rule, Situation } from "../rule.js";
import type { RelationName } from "../../statements/change.js";

export const rule: Rule = {
  id: "partition-created",
  family: "locks",
  dialects: ["postgres"],
  severity: "warn",
  isOptional: false,
  title: "A partition is made under a lock of the whole table",
  why: "CREATE TABLE … PARTITION OF takes an ACCESS EXCLUSIVE lock of the partitioned table, and reads the default partition under it. A table of the same form, attached afterwards, needs a SHARE UPDATE EXCLUSIVE lock only. Source: https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE.",
  bad: {
    before: "CREATE TABLE events (at date) PARTITION BY RANGE (at);",
    statement: "CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');",
  },
  safe: "CREATE TABLE events_2024 (LIKE events INCLUDING DEFAULTS INCLUDING CONSTRAINTS);\nALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');",
  check(change, situation) {
    if (change?.kind !== "create-table" || change.partitionOf === null) return [];
    const work = existingWork(situation, change.partitionOf);
    if (!blocksWrites(work)) return [];
    const message = `${work.blocks} of all of ${spoken(change.partitionOf)} wait behind the queries that run while ${spoken(change.table)} is made a part of it`;
    return [{ span: change.span, message, fix: attachedAfterwards(change.table, change.partitionOf, situation) }];
  },
};

/** The partition as a table of its own that is attached; null where it has more than bounds. */
function attachedAfterwards(partition: RelationName, parent: RelationName, situation: Situation): string | null {
  const bounds = /\bpartition\s+of\s+\S+\s+(for\s+values\b[^]*|default)$/i.exec(rewritable(situation) ?? "")?.[1];
  if (bounds === undefined || /\b(?:partition\s+by|with\s*\((?!\s*modulus)|tablespace|using)\b/i.test(bounds)) return null;
  const [table, whole] = [quotedRelation(partition, "postgres"), quotedRelation(parent, "postgres")];
  return `CREATE TABLE ${table} (LIKE ${whole} INCLUDING DEFAULTS INCLUDING CONSTRAINTS);\nALTER TABLE ${whole} ATTACH PARTITION ${table} ${bounds};`;
}
