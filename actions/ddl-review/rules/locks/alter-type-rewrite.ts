import { blockingScan } from "../existing-work.js";
import { spoken } from "../written-names.js";
import { postgresType } from "../postgres-types.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "alter-type-rewrite",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A column gets a type for which every row is written anew",
  why: "Another way of keeping the values means that the table and all its indexes are written anew under an ACCESS EXCLUSIVE lock. Add a second column of the new type, let the application write both, fill the old rows in batches, then read from the new one. A longer varchar, text and a higher numeric precision need no rewrite. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES; squawk changing-column-type.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, total int);",
    statement: "ALTER TABLE orders ALTER COLUMN total TYPE bigint;",
  },
  safe: "ALTER TABLE orders ADD COLUMN total_wide bigint;",
  check(change, situation) {
    if (change?.kind !== "alter-type") return [];
    const work = blockingScan(situation, change.table);
    if (work === undefined) return [];
    const what = work.rewrites ? "and its indexes are written anew" : "is read as a whole";
    return [{ span: change.span, message: `${spoken(change.table)} ${what}, because column ${change.column} becomes ${postgresType(change.type)}; ${work.blocks} wait until it is done`, fix: null }];
  },
};
