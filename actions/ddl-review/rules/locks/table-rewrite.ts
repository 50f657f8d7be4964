import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "table-rewrite",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "An existing table is written anew",
  why: "A rewrite copies the table and all its indexes under an ACCESS EXCLUSIVE lock and needs their size once more on disk. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES; eugene E5.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, note text);",
    statement: "ALTER TABLE orders ALTER COLUMN note TYPE varchar(20);",
  },
  safe: "ALTER TABLE orders ADD COLUMN short_note varchar(20);",
  check(change, situation) {
    // The work is of the statement as a whole: only its first change speaks.
    if (change !== (situation.statement.changes[0] ?? null) || change?.kind === "truncate") return [];
    return situation.works
      .filter((work) => work.rewrites)
      .map((work) => ({
        span: situation.statement.span,
        message: `${spoken(work.relation)} and its indexes are written anew${work.why === "" ? "" : ` (${work.why})`}; ${work.blocks} wait until it is done`,
        fix: null,
      }));
  },
};
