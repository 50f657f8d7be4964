import { blockedBy } from "../made-before.js";
import { rewritable } from "../statement-as-whole.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "matview-refresh-not-concurrent",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A materialized view is filled anew while its readers wait",
  why: "REFRESH takes an ACCESS EXCLUSIVE lock of the view until its query is done. CONCURRENTLY lets readers pass; it needs a unique index over the whole view. Source: https://www.postgresql.org/docs/current/sql-refreshmaterializedview.html.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text);\nCREATE MATERIALIZED VIEW totals AS SELECT note, count(*) FROM orders GROUP BY note;\nCREATE UNIQUE INDEX totals_note ON totals (note);",
    statement: "REFRESH MATERIALIZED VIEW totals;",
  },
  safe: "REFRESH MATERIALIZED VIEW CONCURRENTLY totals;",
  check(change, situation) {
    if (change?.kind !== "other" || change.verb !== "refresh materialized view") return [];
    const [name] = blockedBy(change, situation).filter((one) => change.relations.some((view) => view.name === one.name));
    if (name === undefined) return [];
    const fix = rewritable(situation)?.replace(/\bview\b/i, "VIEW CONCURRENTLY").concat(";") ?? null;
    return [{ span: change.span, message: `readers of ${spoken(name)} wait while it is filled anew`, fix }];
  },
};
