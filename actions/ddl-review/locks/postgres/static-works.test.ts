import { beforeAll, describe, expect, it } from "@jest/globals";
import { loadParser, type Parser } from "../../postgres/reading/parser.js";
import { readPostgres } from "../../postgres/reading/read-postgres.js";
import { GrowingSchema } from "../../schema/growing-schema.js";
import { assumedTable } from "../../schema/assumed-table.js";
import type { Schema } from "../../schema/schema.js";
import type { Server } from "../server.js";
import type { Work } from "../work.js";
import { postgresWorks } from "./static-works.js";
import { CASES, type Expected } from "./testing/cases.js";
import { withViewsAndTypes } from "./testing/known-objects.js";

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

const server = (version: string, timeZone: string | null = "Europe/Berlin"): Server => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return { dialect: "postgres", version: { major, minor, patch: 0 }, timeZone };
};

function schemaOf(before: string): Schema {
  const schema = new GrowingSchema("postgres");
  const changes = readPostgres(before, parser).flatMap((statement) => statement.changes);
  for (const change of changes) schema.apply(change, 1);
  return withViewsAndTypes(schema, changes);
}

function works(before: string | Schema, statement: string, on: Server = server("18")): readonly Work[] {
  const schema = typeof before === "string" ? schemaOf(before) : before;
  return readPostgres(statement, parser).flatMap((read) => postgresWorks(read, schema, on));
}

const outline = (found: readonly Work[]): readonly Expected[] => found
  .map(({ relation: { schema, name }, lock, rewrites, scans }) => ({ relation: schema === null || schema === "public" ? name : `${schema}.${name}`, lock, rewrites, scans }))
  .sort((one, other) => (one.relation < other.relation ? -1 : 1));

/** `t AccessExclusive rewrites scans (why)`. */
const told = (found: readonly Work[]): string => found
  .map(({ relation, lock, rewrites, scans, why }) => `${relation.name} ${lock}${rewrites ? " rewrites" : ""}${scans ? " scans" : ""}${why === "" ? "" : ` (${why})`}`).sort().join(", ");

describe("what a statement of PostgreSQL does to what is there", () => {
  it.each(CASES.map((one): [string, string, typeof one] => [one.statement, one.before, one]))("tells %s after %s", (statement, before, { assumed, timeZone }) => {
    expect(outline(works(before, statement, server("18", timeZone)))).toEqual(assumed);
  });
});

const T = "CREATE TABLE t (a int);";
const PARTED = "CREATE TABLE t (a int) PARTITION BY RANGE (a);";

describe("older servers", () => {
  it.each<[string, string, string, string]>([
    ["10.4", T, "ALTER TABLE t ADD b int DEFAULT 1", "t AccessExclusive rewrites scans (before PostgreSQL 11 any default is written into each row)"],
    ["10.4", T, "ALTER TABLE t ADD b timestamptz DEFAULT now()", "t AccessExclusive rewrites scans (before PostgreSQL 11 any default is written into each row)"],
    ["10.4", T, "ALTER TABLE t ADD b int DEFAULT NULL", "t AccessExclusive"],
    ["11.0", T, "ALTER TABLE t ADD b int DEFAULT 1", "t AccessExclusive"],
    ["0", T, "ALTER TABLE t ADD b int DEFAULT 1", "t AccessExclusive"],
    ["11.22", "CREATE TABLE t (a int CHECK (a IS NOT NULL));", "ALTER TABLE t ALTER a SET NOT NULL", "t AccessExclusive scans (every row is looked at for NULL in a)"],
    ["12.0", "CREATE TABLE t (a int CHECK (a IS NOT NULL));", "ALTER TABLE t ALTER a SET NOT NULL", "t AccessExclusive"],
    ["11.22", `${PARTED} CREATE TABLE t1 (a int);`, "ALTER TABLE t ATTACH PARTITION t1 FOR VALUES FROM (1) TO (2)", "t AccessExclusive, t1 AccessExclusive scans (every row is held against the partition's bounds, unless a CHECK proves them)"],
    ["17.9", "CREATE TABLE t (a int CONSTRAINT f REFERENCES t);", "ALTER TABLE t ALTER CONSTRAINT f DEFERRABLE", "t AccessExclusive"],
  ])("tells PostgreSQL %s after %s: %s", (version, before, statement, expected) => {
    expect(told(works(before, statement, server(version)))).toBe(expected);
  });

  it.each<[string, string | null, string]>([
    ["18", "Etc/UTC", "t AccessExclusive"],
    ["18", "gmt", "t AccessExclusive"],
    ["18", null, "t AccessExclusive rewrites scans (the server's TimeZone is not told: only with UTC the values stay as they are)"],
    ["18", "Europe/London", "t AccessExclusive rewrites scans (times are shifted from Europe/London to UTC or back)"],
    ["11.22", "UTC", "t AccessExclusive rewrites scans (timestamp becomes timestamp with time zone)"],
  ])("gives a timestamp a zone on PostgreSQL %s with the TimeZone %s", (version, timeZone, expected) => {
    expect(told(works("CREATE TABLE t (a timestamp);", "ALTER TABLE t ALTER a TYPE timestamptz", server(version, timeZone)))).toBe(expected);
  });
});

describe("what is assumed because it cannot be known", () => {
  it.each<[string, string, string]>([
    [T, "ALTER TABLE t ADD b float DEFAULT shop.now()", "t AccessExclusive rewrites scans (now() is not known here and may be volatile)"],
    [T, "ALTER TABLE t ADD b float DEFAULT \"Random\"()", "t AccessExclusive rewrites scans (Random() is not known here and may be volatile)"],
    [T, "ALTER TABLE t ADD b uuid DEFAULT extensions.uuid_generate_v4()", "t AccessExclusive rewrites scans (a volatile default, uuid_generate_v4())"],
    [T, "ALTER TABLE t ADD b shop.money", "t AccessExclusive rewrites scans (shop.money is not known here: a domain with a CHECK is written into each row)"],
    [T, "ALTER TABLE t ADD b extensions.citext", "t AccessExclusive"],
    [`${T} CREATE DOMAIN d AS int;`, "ALTER TABLE t ADD b d", "t AccessExclusive rewrites scans (d is a domain, which may have a CHECK)"],
    [`${T} CREATE TABLE u (a int);`, "ALTER TABLE t ADD b u", "t AccessExclusive"],
    [T, "ALTER TABLE t ALTER gone TYPE bigint", "t AccessExclusive rewrites scans (the type of gone before is not known)"],
    [T, "ALTER TABLE t VALIDATE CONSTRAINT gone", "t ShareUpdateExclusive scans"],
    [T, "ALTER TABLE t DROP CONSTRAINT gone", "t AccessExclusive"],
    [T, "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX gone", "t AccessExclusive scans (the key makes its columns NOT NULL, which is put to every row)"],
    [`${T} CREATE TABLE s (a int REFERENCES t (a));`, "ALTER TABLE t DROP CONSTRAINT gone CASCADE", "s AccessExclusive (its foreign key may go with the constraint), t AccessExclusive"],
    [`${T} CREATE TABLE s (a int REFERENCES t);`, "UPDATE t SET a = 1", "s RowShare scans (no index serves its foreign key: it is read once for each row of the other table), t RowExclusive scans"],
    [`${T} CREATE VIEW v AS SELECT a FROM t;`, "DROP TABLE t CASCADE", "t AccessExclusive, v AccessExclusive (CASCADE drops it if it depends on what is dropped, which is not known)"],
    [`${T} CREATE VIEW v AS SELECT a FROM t;`, "ALTER TABLE t DROP a CASCADE", "t AccessExclusive, v AccessExclusive (CASCADE drops it if it depends on what is dropped, which is not known)"],
    [T, "DROP FUNCTION f() CASCADE", "t AccessExclusive (CASCADE drops what uses the function: whether the table does is not followed)"],
    [T, "DROP FUNCTION f()", ""],
    [T, "REASSIGN OWNED BY bob TO eve", "t AccessExclusive (if the role owns it, which is not followed)"],
    [T, "ALTER TABLE ALL IN TABLESPACE slow SET TABLESPACE fast", "t AccessExclusive rewrites scans (if it is in the tablespace, which is not followed)"],
    [T, "ALTER TRIGGER x ON t DEPENDS ON EXTENSION e", "t AccessExclusive rewrites scans (what this statement does to the table is not known here)"],
    [T, "ALTER TABLE t ALTER a OPTIONS (x 'y')", "t AccessExclusive rewrites scans (what this does to the rows is not known here)"],
    [`${T} CREATE DOMAIN d AS int; CREATE DOMAIN d2 AS d; CREATE TABLE u (b d2);`, "ALTER DOMAIN d ADD CHECK (value > 0)", "u Share scans (b is of the domain d2, which may be made of d)"],
    [`${PARTED} CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (2); CREATE TABLE p PARTITION OF gone FOR VALUES FROM (1) TO (2);`, "ALTER TABLE t ADD b int", "t AccessExclusive, t1 AccessExclusive"],
    [`${PARTED} CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (2);`, "ALTER TABLE t DETACH PARTITION gone", "t AccessExclusive"],
    ["CREATE TABLE t (a int CONSTRAINT f REFERENCES gone);", "ALTER TABLE t DROP CONSTRAINT f", "t AccessExclusive"],
    [T, "ALTER TABLE gone DETACH PARTITION t", "t AccessExclusive"],
    [T, "ALTER TABLE gone ATTACH PARTITION t FOR VALUES FROM (1) TO (2)", "t AccessExclusive scans (every row is held against the partition's bounds, unless a CHECK proves them)"],
    ["CREATE TABLE t (a int CHECK ((a IS NOT NULL) AND (a > 0)));", "ALTER TABLE t ALTER a SET NOT NULL", "t AccessExclusive"],
    ["CREATE TABLE t (a int CHECK ((a > 0 AND a IS NOT NULL)));", "ALTER TABLE t ALTER a SET NOT NULL", "t AccessExclusive"],
    ["CREATE TABLE t (a int CHECK (CASE WHEN a > 0 AND a IS NOT NULL AND a < 9 THEN true END));", "ALTER TABLE t ALTER a SET NOT NULL", "t AccessExclusive scans (every row is looked at for NULL in a)"],
    ["CREATE TABLE t (\"a b\" int CHECK (\"a b\" IS NOT NULL), \"q\"\"\" int);", "ALTER TABLE t ALTER \"a b\" SET NOT NULL", "t AccessExclusive"],
  ])("after %s tells %s", (before, statement, expected) => {
    expect(told(works(before, statement))).toBe(expected);
  });

  it.each<[string, string]>([
    ["ALTER TABLE t ALTER a SET NOT NULL", "t AccessExclusive scans (every row is looked at for NULL in a)"],
    ["ALTER TABLE t ALTER a TYPE text", "t AccessExclusive rewrites scans (the type of a before is not known)"],
    ["ALTER TABLE t ALTER a SET EXPRESSION AS (b + 1)", "t AccessExclusive rewrites scans (a stored generated column is computed for each row)"],
    ["ALTER DOMAIN d ADD CHECK (value > 0)", "t Share scans (one of its columns may be of the type d: they are not all known)"],
    ["DROP TYPE d CASCADE", "t AccessExclusive (one of its columns may be of the type d: they are not all known)"],
    ["DROP SCHEMA public CASCADE", "t AccessExclusive"],
  ])("of a table that nobody was seen to make: %s", (statement, expected) => {
    const schema = new GrowingSchema("postgres");
    schema.apply(assumedTable({ schema: null, name: "t" }), -1);
    expect(told(works(schema, statement))).toBe(expected);
  });

  it("ends where failing migrations make tables partitions of themselves", () => {
    const before = "CREATE TABLE t PARTITION OF t DEFAULT PARTITION BY RANGE (a); CREATE TABLE x PARTITION OF y DEFAULT PARTITION BY RANGE (a); CREATE TABLE y PARTITION OF x DEFAULT PARTITION BY RANGE (a);";
    expect(told(works(before, "ALTER TABLE t ADD b int, ADD c int"))).toBe("t AccessExclusive");
    expect(told(works(before, "TRUNCATE x CASCADE"))).toBe("x AccessExclusive, y AccessExclusive");
  });

  it("takes a partition whose bounds it did not see for one that may be the DEFAULT", () => {
    const schema = schemaOf(`${PARTED} CREATE TABLE t1 (a int);`);
    const attached: Schema = { ...schema, relations: () => [...schema.relations()].map((one) => (one.name.name === "t1" ? { ...one, partitionOf: { schema: null, name: "t" } } : one)) };
    expect(told(works(attached, "CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (2) TO (3)")))
      .toBe("t AccessExclusive, t1 AccessExclusive scans (it may be the DEFAULT partition, which is not known)");
  });
});

describe("relations that the schema does not know", () => {
  it.each([
    "ALTER TABLE x ADD a int REFERENCES y", "ALTER TABLE x DROP a", "ALTER TABLE x ALTER a TYPE int", "ALTER TABLE x ALTER a SET NOT NULL", "ALTER TABLE x ALTER a SET DEFAULT 1", "ALTER TABLE x RENAME TO y",
    "ALTER TABLE x ADD CHECK (a > 0)", "ALTER TABLE x ADD FOREIGN KEY (a) REFERENCES y", "ALTER TABLE x DROP CONSTRAINT c", "ALTER TABLE x VALIDATE CONSTRAINT c", "ALTER TABLE x ATTACH PARTITION y DEFAULT",
    "ALTER TABLE x SET LOGGED", "DROP TABLE x CASCADE", "TRUNCATE x CASCADE", "CREATE INDEX ON x (a)", "DROP INDEX x", "REINDEX INDEX x", "REINDEX TABLE x", "LOCK TABLE x", "INSERT INTO x SELECT * FROM y",
    "UPDATE x SET a = 1 FROM y", "DELETE FROM x", "CREATE TABLE z PARTITION OF x DEFAULT", "CREATE TABLE z (a int REFERENCES x, LIKE y)", "CREATE TABLE z () INHERITS (x)", "CREATE TRIGGER q BEFORE INSERT ON x EXECUTE FUNCTION f()",
    "CALL f()", "SELEC", "ALTER DOMAIN d ADD CHECK (value > 0)", "DROP TYPE e CASCADE", "VACUUM", "DROP SCHEMA s CASCADE",
  ])("have no work: %s", (statement) => {
    expect(works("", statement)).toEqual([]);
  });
});

describe("works of several parts", () => {
  it("says why by the costliest part, and by all parts of the same cost", () => {
    const before = "CREATE TABLE u (id int PRIMARY KEY); CREATE TABLE t (a int, b int);";
    expect(works(before, "ALTER TABLE t ADD CHECK (a > 0), ADD c float DEFAULT random(), ADD d uuid DEFAULT gen_random_uuid(), ADD FOREIGN KEY (a) REFERENCES u, ADD e float DEFAULT random()")).toEqual([
      { relation: { schema: null, name: "t" }, lock: "AccessExclusive", blocks: "reads and writes", rewrites: true, scans: true, algorithm: null, why: "a volatile default, random(); a volatile default, gen_random_uuid()" },
      { relation: { schema: null, name: "u" }, lock: "ShareRowExclusive", blocks: "writes", rewrites: false, scans: true, algorithm: null, why: "the foreign key is put to every row" },
    ]);
  });

  it.each([
    ["LOCK TABLE t IN ROW SHARE MODE", "nothing"], ["LOCK TABLE t IN ROW EXCLUSIVE MODE", "nothing"], ["LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE", "definitions"], ["LOCK TABLE t IN SHARE MODE", "writes"],
    ["LOCK TABLE t IN SHARE ROW EXCLUSIVE MODE", "writes"], ["LOCK TABLE t IN EXCLUSIVE MODE", "writes"], ["LOCK TABLE t", "reads and writes"],
  ])("%s blocks %s", (statement, blocks) => {
    expect(works(T, statement)).toMatchObject([{ blocks, why: "until the transaction ends" }]);
  });
});
