import { isFirst } from "../statement-as-whole.js";
import { cause } from "./cause.js";
import { listed } from "../written-names.js";
import { hasOwnRule } from "./own-rule.js";
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
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, note text);",
    statement: "ALTER TABLE orders SET UNLOGGED;",
  },
  safe: "ALTER TABLE orders SET (fillfactor = 80);",
  check(change, situation) {
    // The work is of the statement as a whole: it is told once, and not where an action's own rule tells it.
    if (!isFirst(change, situation) || situation.statement.changes.some(hasOwnRule)) return [];
    const works = situation.works.filter(({ rewrites }) => rewrites);
    const [first] = works;
    if (first === undefined) return [];
    const message = `${listed(works.map(({ relation }) => relation))} and all indexes are written anew${cause(first)}; ${first.blocks} wait until it is done`;
    return [{ span: situation.statement.span, message, fix: null }];
  },
};
