import { COLUMN_CASES } from "./column-cases.js";
import { CONSTRAINT_CASES } from "./constraint-cases.js";
import { OTHER_CASES } from "./other-cases.js";
import type { Row } from "./row.js";
import { ROW_CASES } from "./row-cases.js";
import { TABLE_CASES } from "./table-cases.js";

/** What a statement does to one relation; the schema stands in front of the name unless it is `public`. */
export interface Expected {
  readonly relation: string;
  readonly lock: string;
  readonly rewrites: boolean;
  readonly scans: boolean;
}

/** One statement with what PostgreSQL 18 does when it runs, sorted by the relations' names. */
export interface Case {
  readonly before: string;
  readonly statement: string;
  /** As the engine shows it, by its locks, file nodes and scan counters. */
  readonly works: readonly Expected[];
  /** As the static table tells it: the same, unless it has to assume what it cannot know. */
  readonly assumed: readonly Expected[];
  readonly timeZone: string;
  readonly untraced?: string;
}

/** What runs outside a transaction only: told by the manual, for no trace shows it. */
const OUTSIDE: readonly Row[] = [
  ["CREATE TABLE t (a int);", "CREATE INDEX CONCURRENTLY i ON t (a)", "t ShareUpdateExclusive scans"],
  ["CREATE TABLE t (a int); CREATE INDEX i ON t (a);", "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)", "t ShareUpdateExclusive"],
  ["CREATE TABLE t (a int); CREATE INDEX i ON t (a);", "DROP INDEX CONCURRENTLY i", "t ShareUpdateExclusive"],
  ["CREATE TABLE t (a int); CREATE INDEX i ON t (a);", "REINDEX INDEX CONCURRENTLY i", "t ShareUpdateExclusive scans"],
  ["CREATE TABLE t (a int); CREATE INDEX i ON t (a);", "REINDEX TABLE CONCURRENTLY t", "t ShareUpdateExclusive scans"],
  ["CREATE TABLE t (a int); CREATE TABLE u (a int);", "REINDEX SCHEMA public", "t Share scans, u Share scans"],
  ["CREATE TABLE t (a int);", "VACUUM t", "t ShareUpdateExclusive scans"],
  ["CREATE TABLE t (a int);", "VACUUM FULL t", "t AccessExclusive rewrites scans"],
  ["CREATE TABLE t (a int); CREATE TABLE u (a int);", "VACUUM FULL", "t AccessExclusive rewrites scans, u AccessExclusive rewrites scans"],
  ["CREATE TABLE t (a int) PARTITION BY RANGE (a); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (2);", "VACUUM", "t ShareUpdateExclusive, t1 ShareUpdateExclusive scans"],
  ["CREATE TABLE t (a int);", "CLUSTER", "t AccessExclusive rewrites scans"],
  ["CREATE TABLE t (a int) PARTITION BY RANGE (a); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (2);", "ALTER TABLE t DETACH PARTITION t1 CONCURRENTLY", "t ShareUpdateExclusive, t1 AccessExclusive"],
  ["CREATE TABLE t (a int) PARTITION BY RANGE (a); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (2);", "ALTER TABLE t DETACH PARTITION t1 FINALIZE", "t ShareUpdateExclusive, t1 AccessExclusive"],
];

const WRITTEN: readonly Row[] = [
  ...COLUMN_CASES, ...CONSTRAINT_CASES, ...TABLE_CASES, ...ROW_CASES, ...OTHER_CASES,
  ...OUTSIDE.map(([before, statement, works]): Row => [before, statement, works, { untraced: "runs outside a transaction" }]),
];

/** Each was run by PostgreSQL 18 (PGlite 0.5.16), but for those that are `untraced` for running outside a transaction. */
export const CASES: readonly Case[] = WRITTEN.map(([before, statement, works, more = {}]) => ({
  before, statement, works: expected(works), assumed: expected(more.assumed ?? works), timeZone: more.timeZone ?? "Europe/Berlin",
  ...(more.untraced === undefined ? {} : { untraced: more.untraced }),
}));

function expected(text: string): readonly Expected[] {
  return text.split(", ").filter((part) => part !== "").map((part) => {
    const [relation = "", lock = "", ...words] = part.split(" ");
    return { relation, lock, rewrites: words.includes("rewrites"), scans: words.includes("scans") };
  });
}
