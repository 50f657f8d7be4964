import { blockingScan, waiting } from "../existing-work.js";
import { spoken } from "../written-names.js";
import type { Rule } from "../rule.js";

export const rule: Rule = {
  id: "exclusion-constraint",
  family: "locks",
  dialects: ["postgres"],
  severity: "block",
  isOptional: false,
  title: "An exclusion constraint is added to an existing table",
  why: "Its index is built under an ACCESS EXCLUSIVE lock, and there is neither CONCURRENTLY nor NOT VALID for it. Make a new table that has it and move the rows in batches, or let a trigger refuse what meets. Source: https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-EXCLUDE; strong_migrations, adding an exclusion constraint.",
  bad: {
    before: "CREATE TABLE bookings (id bigint PRIMARY KEY, during tstzrange);",
    statement: "ALTER TABLE bookings ADD CONSTRAINT bookings_apart EXCLUDE USING gist (during WITH &&);",
  },
  safe: "CREATE TABLE bookings_apart (id bigint PRIMARY KEY, during tstzrange, EXCLUDE USING gist (during WITH &&));",
  check(change, situation) {
    if (change?.kind !== "add-constraint" || change.constraint.type !== "exclude") return [];
    const work = blockingScan(situation, change.table);
    if (work === undefined) return [];
    return [{ span: change.span, message: `${waiting(work, spoken(change.table))} wait while the index of an exclusion constraint is built`, fix: null }];
  },
};
