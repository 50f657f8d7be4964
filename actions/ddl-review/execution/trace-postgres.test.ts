import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Wrapping } from "../migrations/migration.js";
import { readerOf, readMigrations, type Reader } from "../dialects/reader.js";
import { migration } from "../testing/review.js";
import { openPglite, type PgliteEngine } from "./pglite-engine.js";
import { tracePostgres } from "./trace-postgres.js";
import type { TracedStatement } from "./trace.js";

let engine: PgliteEngine;
let read: Reader;

beforeAll(async () => {
  [engine, read] = await Promise.all([openPglite({ extensions: ["citext"], dump: null, seconds: 60 }), readerOf("postgres")]);
});

afterAll(() => engine.close());

const TABLES = "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(10), at timestamp, customer bigint); CREATE TABLE customers (id bigint PRIMARY KEY, name text);";

/** What was seen of a statement, in one line: `problem: …`, `untraced: …`, or its works. */
function line({ works, problem, untraced }: TracedStatement): string {
  if (problem !== null) return `problem: ${problem}`;
  if (works === null) return `untraced: ${String(untraced)}`;
  return works.map(({ relation: { schema, name }, lock, rewrites, scans }) => `${schema === "public" ? "" : `${String(schema)}.`}${name} ${lock}${rewrites ? " rewrites" : ""}${scans ? " scans" : ""}`).join(", ");
}

interface Traced { readonly lines: readonly (readonly string[])[]; readonly notes: readonly string[] }

async function trace(history: readonly string[], changed: readonly string[], wrapping: Wrapping = "transaction", timeZone: string | null = null): Promise<Traced> {
  const reading = (texts: readonly string[], first: number, how: Wrapping) => readMigrations(texts.map((text, index) => migration(text, first + index, how)), read);
  await engine.run("DROP SCHEMA IF EXISTS app CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public", "the test");
  const { migrations, notes } = await tracePostgres(engine, reading(history, 1, "none"), reading(changed, history.length + 1, wrapping), { timeZone });
  return { lines: migrations.map((one) => one.map(line)), notes };
}

/** What was seen of the statements of one migration behind the tables of these tests. */
async function seen(sql: string, wrapping: Wrapping = "transaction", timeZone: string | null = null): Promise<readonly string[]> {
  const { lines } = await trace([TABLES], [sql], wrapping, timeZone);
  return lines.flat();
}

describe("a trace of PostgreSQL", () => {
  it.each([
    ["ALTER TABLE orders ADD COLUMN n int DEFAULT 1", "orders AccessExclusive"],
    ["ALTER TABLE orders ADD COLUMN code uuid DEFAULT gen_random_uuid()", "orders AccessExclusive rewrites scans"],
    ["ALTER TABLE orders ALTER note TYPE varchar(20)", "orders AccessExclusive"],
    ["ALTER TABLE orders ALTER note TYPE varchar(5)", "orders AccessExclusive rewrites scans"],
    ["ALTER TABLE orders ALTER note SET NOT NULL", "orders AccessExclusive scans"],
    ["ALTER TABLE orders ADD CHECK (id > 0) NOT VALID", "orders AccessExclusive"],
    ["ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers", "customers ShareRowExclusive scans, orders ShareRowExclusive scans"],
    ["ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers NOT VALID", "customers ShareRowExclusive, orders ShareRowExclusive"],
    ["CREATE INDEX ON orders (note)", "orders Share scans"],
    ["CREATE TABLE items (id int PRIMARY KEY, o bigint REFERENCES orders)", "orders ShareRowExclusive"],
    ["DROP TABLE orders", "orders AccessExclusive"],
    ["ALTER TABLE orders RENAME TO purchases", "orders AccessExclusive"],
    ["TRUNCATE orders", "orders AccessExclusive rewrites"],
    ["ALTER TABLE orders ADD COLUMN other bigint DEFAULT 1 REFERENCES customers", "customers ShareRowExclusive scans, orders AccessExclusive scans"],
    ["ALTER TABLE orders ADD COLUMN other bigint REFERENCES customers", "customers ShareRowExclusive, orders AccessExclusive"],
    ["REINDEX TABLE orders", "orders Share scans, orders_pkey AccessExclusive rewrites"],
    ["ALTER INDEX orders_pkey RENAME TO orders_key", "orders_pkey ShareUpdateExclusive"],
    ["UPDATE orders SET note = 'x'", "orders RowExclusive scans"],
    ["UPDATE orders SET note = 'x' WHERE id = 1", "orders RowExclusive"],
    ["CREATE TABLE copied AS SELECT * FROM orders", "orders AccessShare scans"],
    ["CREATE VIEW seen AS SELECT id FROM orders", ""],
    ["DO $$ BEGIN EXECUTE 'ALTER TABLE orders DROP COLUMN note'; END $$", "orders AccessExclusive"],
    ["COMMENT ON TABLE orders IS 'x'", "orders ShareUpdateExclusive"],
    ["ALTER SEQUENCE s RESTART", "problem: relation \"s\" does not exist"],
    ["SELECT 1", ""],
    ["SELECT 1 AS facts", ""],
  ])("shows what %s does", async (sql, expected) => {
    expect(await seen(sql)).toEqual([expected]);
  });

  it("has a foreign key checked against the table that it refers to, although both are empty", async () => {
    expect(await seen("ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (customer) REFERENCES customers NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT f; ALTER TABLE orders ADD CHECK (id > 0)")).toEqual([
      "customers ShareRowExclusive, orders ShareRowExclusive", "customers RowShare scans, orders ShareUpdateExclusive scans", "orders AccessExclusive scans",
    ]);
  });

  it("tells of each statement its own lock, although its transaction has held it before", async () => {
    expect(await seen("ALTER TABLE orders ADD COLUMN a int; CREATE INDEX ON orders (a); UPDATE orders SET a = 1; SELECT 1")).toEqual([
      "orders AccessExclusive", "orders Share scans", "orders RowExclusive scans", "",
    ]);
  });

  it("tells nothing of what the same statement makes, and leaves what a statement makes for the next one", async () => {
    expect(await trace([], ["CREATE TABLE items (id int)", "CREATE INDEX ON items (id)"])).toMatchObject({ lines: [[""], ["items Share scans"]], notes: [] });
  });

  it("names a relation as it was called before the statement", async () => {
    expect(await seen("CREATE SCHEMA app; ALTER TABLE orders SET SCHEMA app; DROP SCHEMA app CASCADE")).toEqual(["", "orders AccessExclusive", "app.orders AccessExclusive"]);
  });

  it("judges a timestamp by the server's time zone, and assumes the costly one where it is not told", async () => {
    const change = "ALTER TABLE orders ALTER at TYPE timestamptz";
    expect(await seen(change, "transaction", "UTC")).toEqual(["orders AccessExclusive"]);
    expect(await seen(change, "transaction", "Europe/Berlin")).toEqual(["orders AccessExclusive rewrites scans"]);
    expect(await seen(change)).toEqual(["orders AccessExclusive rewrites scans"]);
    await expect(seen(change, "none", "Mars'Olympus")).rejects.toThrow('PostgreSQL knows no time zone "Mars\'Olympus": write one as SHOW TimeZone gives it, such as UTC or Europe/Berlin');
  });

  it("takes a new session for each migration", async () => {
    expect(await trace([`${TABLES} SET search_path = ''`], ["SELECT set_config('search_path', '', false)", "DROP TABLE orders"])).toMatchObject({ lines: [[""], ["orders AccessExclusive"]] });
  });

  describe("of transactions", () => {
    it("sees what runs outside of one, and does not see what it does", async () => {
      expect(await seen("CREATE INDEX CONCURRENTLY i ON orders (note); VACUUM orders; DROP INDEX i", "statement")).toEqual(["untraced: runs outside a transaction", "untraced: runs outside a transaction", "orders AccessExclusive"]);
      expect(await seen("CREATE UNIQUE INDEX CONCURRENTLY i ON nowhere (note)", "statement")).toEqual(['problem: relation "nowhere" does not exist']);
      expect(await seen("VACUUM nowhere", "statement")).toEqual(['problem: relation "nowhere" does not exist']);
    });

    it("sees what cannot run in the runner's transaction, and leaves out what would have come behind", async () => {
      expect(await seen("ALTER TABLE orders ADD COLUMN a int; CREATE INDEX CONCURRENTLY i ON orders (a); ALTER TABLE orders DROP COLUMN a")).toEqual([
        "orders AccessExclusive", "problem: CREATE INDEX CONCURRENTLY cannot run inside a transaction block", "untraced: an earlier statement failed",
      ]);
    });

    it("sees that a new value of an enumeration cannot be used in its transaction", async () => {
      expect(await seen("ALTER TYPE mood ADD VALUE 'glad'; ALTER TABLE people ALTER mood SET DEFAULT 'glad'", "statement")).toHaveLength(2);
      const { lines } = await trace(["CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE people (mood mood)"], ["ALTER TYPE mood ADD VALUE 'glad'; ALTER TABLE people ALTER mood SET DEFAULT 'glad'"]);
      expect(lines).toEqual([["", expect.stringMatching(/^problem: unsafe use of new value "glad"/)]]);
    });

    it("follows the file's own BEGIN and COMMIT", async () => {
      expect(await seen("BEGIN; ALTER TABLE orders ADD COLUMN a int; ALTER TABLE orders ADD COLUMN b int; COMMIT; VACUUM orders; START TRANSACTION; DROP TABLE orders; DROP TABLE customers; ROLLBACK; BEGIN; END; DROP TABLE orders", "none")).toEqual([
        "", "orders AccessExclusive", "orders AccessExclusive", "", "untraced: runs outside a transaction", "", "untraced: the migration takes it back", "untraced: the migration takes it back", "", "", "", "orders AccessExclusive",
      ]);
    });

    it("ends the runner's transaction where the file says COMMIT", async () => {
      expect(await seen("BEGIN; DROP TABLE orders; COMMIT; VACUUM customers")).toEqual(["", "orders AccessExclusive", "", "untraced: runs outside a transaction"]);
    });

    it("keeps what is set for the transaction alone", async () => {
      expect(await seen("CREATE SCHEMA app; SET LOCAL search_path = app; SET TRANSACTION READ WRITE; CREATE TABLE orders (id int); CREATE INDEX ON orders (id); DROP TABLE public.orders")).toEqual([
        "", "", "", "", "app.orders Share scans", "orders AccessExclusive",
      ].map((one, index) => (index === 2 ? expect.anything() : one)));
    });

    it("runs what is tied to its transaction for what it makes, and does not see what it does", async () => {
      const untraced = "untraced: it is tied to its transaction";
      expect(await seen("SAVEPOINT a; DROP TABLE orders; ROLLBACK TO a; DROP TABLE customers")).toEqual([untraced, untraced, untraced, untraced]);
      expect(await seen("DECLARE c CURSOR FOR SELECT 1; MOVE c; DROP TABLE orders")).toEqual([untraced, untraced, untraced]);
      expect(await trace([TABLES], ["SAVEPOINT a; DROP TABLE orders", "DROP TABLE orders"])).toMatchObject({ lines: [[untraced, untraced], ['problem: table "orders" does not exist']] });
    });

    it("keeps a temporary table to the end of the migration", async () => {
      expect(await trace([TABLES], ["CREATE TEMPORARY TABLE t (id int) ON COMMIT DROP; INSERT INTO t SELECT id FROM orders; CREATE TEMP TABLE u ON COMMIT DELETE ROWS AS SELECT 1", "CREATE TEMP TABLE t (id int); DROP TABLE t"])).toMatchObject({ lines: [["", "orders AccessShare scans", ""], ["", ""]] });
    });

    it("sees a constraint that waits for the end of the transaction", async () => {
      const tables = "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (id int REFERENCES p DEFERRABLE INITIALLY DEFERRED)";
      const problem = 'problem: insert or update on table "c" violates foreign key constraint "c_id_fkey"';
      expect(await trace([tables], ["INSERT INTO c VALUES (1); INSERT INTO c VALUES (2)"])).toMatchObject({ lines: [["untraced: it is tied to its transaction", problem]] });
      expect(await trace([tables], ["INSERT INTO c VALUES (1); INSERT INTO p VALUES (1)"])).toMatchObject({ lines: [["untraced: it is tied to its transaction", "p RowExclusive"]] });
      expect(await trace([tables], ["INSERT INTO c VALUES (1)"], "statement")).toMatchObject({ lines: [[problem]] });
    });
  });

  describe("of what the engine cannot follow", () => {
    it("takes a transaction of the history as a whole", async () => {
      expect(await trace([`BEGIN; ${TABLES} COMMIT;`], ["ALTER TABLE orders DROP COLUMN note"])).toEqual({ lines: [["orders AccessExclusive"]], notes: [] });
    });

    it("goes on behind a statement of the history that is refused, and says so", async () => {
      const { lines, notes } = await trace([`BEGIN; ${TABLES} SELECT nothing(); CREATE TABLE items (id int); COMMIT;`, "DROP TABLE nowhere;"], ["DROP TABLE items; DROP TABLE others; ALTER TABLE orders ADD CHECK (note)"]);
      expect(notes).toEqual(["1.sql:1: it was refused (function nothing() does not exist)", '2.sql:1: it was refused (table "nowhere" does not exist)']);
      expect(lines).toEqual([[
        "items AccessExclusive", 'untraced: it was refused (table "others" does not exist), perhaps because of what came before: a statement of the history was refused',
        "problem: argument of CHECK must be type boolean, not type character varying",
      ]]);
    });

    it("says what it found missing no more than some times", async () => {
      const { notes } = await trace([Array.from({ length: 30 }, () => "DROP TABLE nowhere;").join("\n")], []);
      expect(notes).toHaveLength(21);
      expect(notes.slice(-2)).toEqual(['1.sql:20: it was refused (table "nowhere" does not exist)', "more of the history could not be followed"]);
    });

    it("does without an extension that the engine lacks", async () => {
      const { lines, notes } = await trace(['CREATE EXTENSION IF NOT EXISTS citext; CREATE EXTENSION "postgis";', TABLES], ["ALTER TABLE orders ADD COLUMN a citext; ALTER TABLE orders ADD COLUMN b geometry; ALTER TABLE orders ADD COLUMN c int; CREATE EXTENSION hstore"]);
      expect(notes).toEqual([`1.sql:1: ${engine.name} has no extension postgis`]);
      expect(lines).toEqual([["orders AccessExclusive", expect.stringMatching(/^untraced: it was refused \(type "geometry" does not exist\), .*no extension postgis/), "orders AccessExclusive", `untraced: ${engine.name} has no extension hstore`]]);
    });

    it("does not run what cannot be read, and goes on behind it", async () => {
      expect(await seen("CREATE TABEL x; DROP TABLE orders")).toEqual(["untraced: not run: it cannot be read", "orders AccessExclusive"]);
    });

    it("has nothing to run where no statement of a transaction may run", async () => {
      expect(await trace([`${TABLES} BEGIN; COPY orders FROM STDIN; COMMIT; BEGIN; DROP TABLE customers; COMMIT; BEGIN; DROP TABLE orders; ROLLBACK;`], ["LOAD 'a'; LOAD 'b'", "DROP TABLE orders; LOAD 'c'"])).toMatchObject({
        lines: [[expect.stringMatching(/^untraced: not run/), expect.stringMatching(/^untraced: not run/)], ["orders AccessExclusive", expect.stringMatching(/^untraced: not run/)]],
      });
    });

    it("does not run what reads files, and goes on behind it", async () => {
      expect(await seen("COPY orders FROM '/etc/passwd'; DROP TABLE orders")).toEqual([expect.stringMatching(/^untraced: not run: COPY /), "orders AccessExclusive"]);
      expect(await trace([`${TABLES} ALTER SYSTEM SET fsync = off;`], [])).toMatchObject({ notes: ["1.sql:1: not run: it is about the server and no database"] });
    });

    it("does not take a second refusal for proof where the first may be its cause", async () => {
      expect(await seen("ALTER TABLE nowhere RENAME TO somewhere; DROP TABLE somewhere; VACUUM customers", "statement")).toEqual([
        'problem: relation "nowhere" does not exist', expect.stringMatching(/^untraced: it was refused .*perhaps because of what came before: an earlier statement was refused/), "untraced: runs outside a transaction",
      ]);
    });

    it("does not see a statement that takes away what it is compared with", async () => {
      expect(await seen("DO $$ BEGIN RESET ALL; END $$", "statement")).toEqual(["untraced: it takes away what it is compared with"]);
    });

    it("shows no values", async () => {
      expect(await seen("SELECT 'secret'::int")).toEqual(["problem: invalid input syntax for type integer"]);
    });
  });
});
