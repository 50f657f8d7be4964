import { blockingScan, waiting } from "../existing-work.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";
import { keyInColumn, keyWithIndex } from "./key-with-index.js";

export const rule: Rule = {
  id: "primary-key-added",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "A primary key is added while reads and writes wait",
  why: "ADD PRIMARY KEY builds an index and reads every row for NULL under an ACCESS EXCLUSIVE lock. Make the columns NOT NULL through a validated CHECK, build the index with CREATE UNIQUE INDEX CONCURRENTLY, then take it over with USING INDEX. Source: https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT-USING-INDEX; eugene W14.",
  bad: {
    before: "CREATE TABLE orders (id bigint NOT NULL, number bigint);",
    statement: "ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);",
  },
  safe: "CREATE UNIQUE INDEX CONCURRENTLY orders_pkey ON orders (id);\nALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey;",
  check(change, situation) {
    const key = keyInColumn(change, "primary-key");
    const work = key === null ? undefined : blockingScan(situation, key.table);
    if (key === null || work === undefined) return [];
    const what = key.constraint.usingIndex === null ? "the index of the primary key is built" : "every row is looked at for NULL in the columns of the primary key";
    return [{ span: key.span, message: `${waiting(work, spoken(key.table))} wait while ${what}`, fix: keyWithIndex(change, situation) }];
  },
};
