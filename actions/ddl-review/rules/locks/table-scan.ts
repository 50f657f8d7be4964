import { blocksWrites } from "../existing-work.js";
import { isFirst } from "../statement-as-whole.js";
import { spoken } from "../written-names.js";
import { hasOwnRule } from "./own-rule.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "table-scan",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "An existing table is read as a whole while writes wait",
  why: "The lock is held for as long as it takes to read every row. Source: https://www.postgresql.org/docs/current/explicit-locking.html; measured by the scan counters of PostgreSQL 15 and 18.",
  bad: {
    before: "CREATE DOMAIN amount AS int CHECK (VALUE > 0);\nCREATE TABLE orders (id bigint PRIMARY KEY, note text);",
    statement: "ALTER TABLE orders ADD COLUMN total amount;",
  },
  safe: "ALTER TABLE orders ADD COLUMN total int;",
  check(change, situation) {
    if (!isFirst(change, situation) || situation.statement.changes.some(hasOwnRule)) return [];
    return situation.works
      .filter((work) => work.scans && !work.rewrites && blocksWrites(work))
      .map((work) => ({
        span: situation.statement.span,
        message: `${work.blocks} of ${spoken(work.relation)} wait while every row is read${work.why === "" ? "" : ` (${work.why})`}`,
        fix: null,
      }));
  },
};
