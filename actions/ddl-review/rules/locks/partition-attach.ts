import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "partition-attach",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A table becomes a partition while every row is checked",
  why: "ATTACH PARTITION reads every row of the new partition, and of the default partition, under an ACCESS EXCLUSIVE lock of them. A validated CHECK with the bounds on the new one, and one that excludes them on the default one, spares the reading. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-ATTACH-PARTITION.",
  bad: {
    before: "CREATE TABLE events (at date) PARTITION BY RANGE (at);\nCREATE TABLE events_2024 (at date);",
    statement: "ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');",
  },
  safe: "ALTER TABLE events_2024 ADD CONSTRAINT events_2024_bounds CHECK (at IS NOT NULL AND at >= '2024-01-01' AND at < '2025-01-01') NOT VALID;\nALTER TABLE events_2024 VALIDATE CONSTRAINT events_2024_bounds;",
  check(change, situation) {
    if (change?.kind !== "partition" || change.operation !== "attach") return [];
    return situation.works.filter(({ scans, blocks }) => scans && blocks === "reads and writes").map(({ relation }) => ({
      span: change.span,
      message: `reads and writes of ${spoken(relation)} wait while every row is checked for ${spoken(change.table)}`,
      fix: null,
    }));
  },
};
