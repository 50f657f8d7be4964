import { blockingScan, waiting } from "../existing-work.js";
import { keyWithIndex, keyInColumn } from "./key-with-index.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "unique-builds-index",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A unique constraint builds its index while reads and writes wait",
  why: "ADD UNIQUE builds an index under an ACCESS EXCLUSIVE lock. Build it with CREATE UNIQUE INDEX CONCURRENTLY first, then ADD CONSTRAINT … USING INDEX takes it over at once. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT-USING-INDEX; squawk disallowed-unique-constraint.",
  bad: {
    before: "CREATE TABLE orders (id bigint PRIMARY KEY, number bigint);",
    statement: "ALTER TABLE orders ADD CONSTRAINT orders_number_key UNIQUE (number);",
  },
  safe: "CREATE UNIQUE INDEX CONCURRENTLY orders_number_key ON orders (number);\nALTER TABLE orders ADD CONSTRAINT orders_number_key UNIQUE USING INDEX orders_number_key;",
  check(change, situation) {
    const key = keyInColumn(change, "unique");
    if (key?.constraint.usingIndex !== null) return [];
    const work = blockingScan(situation, key.table);
    if (work === undefined) return [];
    return [{ span: key.span, message: `${waiting(work, spoken(key.table))} wait while the index of a unique constraint is built`, fix: keyWithIndex(change, situation) }];
  },
};
