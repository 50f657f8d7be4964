import { beforeAll, describe, expect, it } from "@jest/globals";
import { loadParser, type Parser } from "../postgres/reading/parser.js";
import { readMysqlScript } from "../mysql/reading/read-statement.js";
import { readPostgres } from "../postgres/reading/read-postgres.js";
import type { Dialect } from "../statements/dialect.js";
import { assumedTable } from "./assumed-table.js";
import { GrowingSchema, type SchemaProblem } from "./growing-schema.js";

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

function grow(text: string, dialect: Dialect = "postgres"): { schema: GrowingSchema; problems: (SchemaProblem | null)[] } {
  const schema = new GrowingSchema(dialect);
  const statements = dialect === "postgres" ? readPostgres(text, parser) : readMysqlScript(text);
  const problems = statements.flatMap(({ changes }) => changes).map((change) => schema.apply(change, 1)).filter((problem) => problem !== null);
  return { schema, problems };
}

const outline = (schema: GrowingSchema): unknown[][] => [...schema.relations()].map(({ name, columns, constraints, indexes }) => [
  name.name, [...columns.values()].map((column) => `${column.name}${column.notNull ? " not null" : ""}`), constraints.map((one) => one.name), indexes.map((one) => one.name),
]);

describe("the schema that PostgreSQL's migrations make", () => {
  const T = "CREATE TABLE t (id bigserial PRIMARY KEY, a int UNIQUE, b text);";
  it.each([
    [T, [["t", ["id not null", "a", "b"], ["t_pkey", "t_a_key"], ["t_pkey", "t_a_key"]]]],
    ["CREATE TABLE t (a int CHECK (a > 0) CHECK (a < 9), PRIMARY KEY (a));", [["t", ["a not null"], ["t_a_check", "t_a_check1", "t_pkey"], ["t_pkey"]]]],
    [`${T} CREATE TABLE u (t_id int REFERENCES public.t); ALTER TABLE t RENAME TO v; DROP TABLE v CASCADE`, [["u", ["t_id"], [], []]]],
    [`${T} ALTER TABLE t DROP a, ALTER b SET NOT NULL; ALTER TABLE t RENAME b TO c; CREATE INDEX ON t (c, lower(c))`, [["t", ["id not null", "c not null"], ["t_pkey"], ["t_pkey", "t_c_expr_idx"]]]],
    [`${T} ALTER TABLE t DROP CONSTRAINT t_a_key; ALTER TABLE t RENAME CONSTRAINT t_pkey TO p; DROP INDEX IF EXISTS x`, [["t", ["id not null", "a", "b"], ["p"], ["p"]]]],
    [`${T} CREATE TABLE u (LIKE t); CREATE TABLE v (a int)`, [["t", ["id not null", "a", "b"], ["t_pkey", "t_a_key"], ["t_pkey", "t_a_key"]], ["u", ["id not null", "a", "b"], [], []], ["v", ["a"], [], []]]],
    ["CREATE TABLE p (a int PRIMARY KEY, b int CHECK (b > 0)) PARTITION BY RANGE (a); CREATE INDEX i ON p (b); CREATE TABLE q PARTITION OF p FOR VALUES FROM (1) TO (9)", [["p", ["a not null", "b"], ["p_pkey", "p_b_check"], ["p_pkey", "i"]], ["q", ["a not null", "b"], ["q_pkey", "p_b_check"], ["q_pkey", "q_b_idx"]]]],
    [`${T} CREATE TABLE u (t_a int REFERENCES t (a), t_id int REFERENCES t); ALTER TABLE t RENAME a TO c; ALTER TABLE t DROP c CASCADE`, [["t", ["id not null", "b"], ["t_pkey"], ["t_pkey"]], ["u", ["t_a", "t_id"], ["u_t_id_fkey"], []]]],
    ["CREATE TABLE a_b_key (x int); CREATE TABLE a (b int UNIQUE, c int, EXCLUDE USING gist (c WITH =)); CREATE INDEX ON a (b); CREATE INDEX ON a (b); CREATE INDEX IF NOT EXISTS a_b_idx ON a (c)", [["a_b_key", ["x"], [], []], ["a", ["b", "c"], ["a_b_key1", "a_c_excl"], ["a_b_key1", "a_c_excl", "a_b_idx", "a_b_idx1"]]]],
    [`${T} CREATE UNIQUE INDEX w ON t (id, a); CREATE TABLE u (x bigint, y int, FOREIGN KEY (x, y) REFERENCES t (id, a)); ALTER TABLE t RENAME a TO c; ALTER TABLE t RENAME CONSTRAINT t_a_key TO k`, [["t", ["id not null", "c", "b"], ["t_pkey", "k"], ["t_pkey", "k", "w"]], ["u", ["x", "y"], ["u_x_y_fkey"], []]]],
    ["CREATE TABLE t (a int, b int CONSTRAINT c CHECK (b > 0)); CREATE INDEX i ON t (lower(a), b); ALTER TABLE t RENAME b TO d; ALTER TABLE t RENAME CONSTRAINT c TO e", [["t", ["a", "d"], ["e"], ["i"]]]],
    [`CREATE TABLE t (${"c".repeat(60)} int UNIQUE)`, [["t", ["c".repeat(60)], [`t_${"c".repeat(57)}_key`], [`t_${"c".repeat(57)}_key`]]]],
    ["CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID; ALTER TABLE t VALIDATE CONSTRAINT n; ALTER TABLE t ALTER a DROP NOT NULL, ALTER a SET DEFAULT 1, ALTER a DROP DEFAULT, ALTER a TYPE bigint", [["t", ["a"], ["n"], []]]],
    ["CREATE TABLE s.t (a int); CREATE TABLE t (a int); DROP SCHEMA s CASCADE; CREATE TABLE v (a int); ALTER TABLE v SET SCHEMA s; CREATE TABLE IF NOT EXISTS t (b int)", [["t", ["a"], [], []]]],
    ["CREATE VIEW v AS SELECT 1; CREATE OR REPLACE VIEW v AS SELECT 2; CREATE MATERIALIZED VIEW m AS SELECT 1; DROP VIEW v; INSERT INTO m SELECT 1; COMMENT ON TABLE m IS 'x'", [["m", [], [], []]]],
    [`${T} CREATE UNIQUE INDEX i ON t (b); ALTER INDEX i RENAME TO j; ALTER TABLE t ADD UNIQUE USING INDEX j; DROP TABLE IF EXISTS x`, [["t", ["id not null", "a", "b"], ["t_pkey", "t_a_key", "j"], ["t_pkey", "t_a_key", "j"]]]],
  ])("%s", (text, expected) => {
    const { schema, problems } = grow(text);
    expect([outline(schema), problems]).toEqual([expected, []]);
  });

  it.each([
    ["ALTER TABLE x ADD a int", "missing-object"], [`${T} ALTER TABLE t DROP x`, "missing-object"], [`${T} ALTER TABLE t ADD a int`, "already-there"], [`${T} ${T}`, "already-there"],
    [`${T} CREATE TABLE u (LIKE x)`, "missing-object"], [`${T} ALTER TABLE t RENAME CONSTRAINT x TO y`, "missing-object"], [`${T} ALTER INDEX x RENAME TO y`, "missing-object"], [`${T} ALTER TABLE t ALTER x SET NOT NULL`, "missing-object"],
    [`${T} CREATE TABLE u (a int); ALTER TABLE u RENAME TO t`, "already-there"], [`${T} ALTER TABLE t ADD CONSTRAINT t_pkey CHECK (a > 0)`, "already-there"],
    [`${T} DROP INDEX x`, "missing-object"], [`${T} CREATE INDEX t_pkey ON t (a)`, "already-there"], [`${T} ALTER TABLE t DROP CONSTRAINT x`, "missing-object"],
  ])("tells of %s", (text, code) => {
    expect(grow(text).problems).toMatchObject([{ code }]);
  });

  it("says nothing of what a table may hold that nobody saw being made", () => {
    const schema = new GrowingSchema("postgres");
    schema.apply(assumedTable({ schema: null, name: "t" }), -1);
    const changes = readPostgres("ALTER TABLE t DROP a, ALTER b SET NOT NULL, DROP CONSTRAINT c, VALIDATE CONSTRAINT d", parser).flatMap((statement) => statement.changes);
    expect(changes.map((change) => schema.apply(change, 1))).toEqual([null, null, null, null]);
    expect(schema.relation({ schema: "public", name: "t" })).toMatchObject({ isWhole: false, madeBy: -1 });
  });

  it("follows partitions that come and go, and whom they belong to", () => {
    const { schema } = grow("CREATE TABLE p (a int) PARTITION BY RANGE (a); CREATE TABLE q (a int); ALTER TABLE p ATTACH PARTITION q FOR VALUES FROM (1) TO (9); ALTER TABLE p RENAME TO o; CREATE TABLE r PARTITION OF o DEFAULT; ALTER TABLE o DETACH PARTITION r; ALTER TABLE o ATTACH PARTITION z DEFAULT");
    expect(["q", "r"].map((name) => schema.relation({ schema: null, name })?.partitionOf)).toEqual([{ schema: null, name: "o" }, null]);
  });

  it("knows the types that were made", () => {
    const { schema } = grow("CREATE TYPE mood AS ENUM ('a'); CREATE DOMAIN d AS int; CREATE TYPE pair AS (a int); CREATE TYPE gone AS ENUM (); DROP TYPE gone; ALTER TYPE mood ADD VALUE 'b'");
    expect(["mood", "d", "pair", "gone"].map((name) => schema.type({ schema: null, name })?.kind)).toEqual(["enum", "domain", "other", undefined]);
  });

  it("finds an index by its name alone", () => {
    const { schema } = grow(`CREATE TABLE s.t (a int); CREATE INDEX i ON s.t (a); ${T}`);
    expect(schema.index({ schema: null, name: "t_pkey" }, null)?.relation.name.name).toBe("t");
    expect([schema.index({ schema: null, name: "i" }, null), schema.index({ schema: "s", name: "i" }, null)?.index.name]).toEqual([undefined, "i"]);
  });

  it("cuts a name to 63 bytes and tells who refers to a table", () => {
    const { schema } = grow(`${T} CREATE TABLE ${"u".repeat(60)} (t_id int REFERENCES t)`);
    expect(schema.referencesTo({ schema: "public", name: "t" }).map(({ constraint }) => constraint.name)).toEqual([`${"u".repeat(53)}_t_id_fkey`]);
  });
});

describe("the schema that MySQL's migrations make", () => {
  const T = "CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(9) CHARACTER SET latin1, KEY k (a, b));";
  it.each<[string, unknown, Dialect?]>([
    ["CREATE TABLE t (a INT, FOREIGN KEY (a) REFERENCES t (a), CHECK (a > 0), UNIQUE (a), PRIMARY KEY (a))", [["t", ["a not null"], ["t_chk_1", "a", "PRIMARY", "t_ibfk_1"], ["a", "PRIMARY"]]]],
    ["CREATE TABLE t (a INT, b INT, CHECK (a > 0), CHECK (b > 0), UNIQUE KEY u (a, b), KEY ((a + 1)), KEY (a), KEY (a), KEY (a))", [["t", ["a", "b"], ["CONSTRAINT_1", "CONSTRAINT_2", "u"], ["u", "functional_index", "a", "a_2", "a_3"]]], "mariadb"],
    [`${T} ALTER TABLE t ADD COLUMN c INT FIRST, ADD COLUMN d INT AFTER A, ADD COLUMN e INT AFTER nothing, DROP COLUMN b, DROP COLUMN c`, [["t", ["id not null", "a", "d", "e"], ["PRIMARY"], ["PRIMARY", "k"]]]],
    [`${T} ALTER TABLE t CHANGE a z BIGINT NOT NULL FIRST, MODIFY b VARCHAR(20) UNIQUE, DROP PRIMARY KEY`, [["t", ["z not null", "id not null", "b"], ["b"], ["k", "b"]]]],
    [`${T} ALTER TABLE t DROP COLUMN a, DROP COLUMN b`, [["t", ["id not null"], ["PRIMARY"], ["PRIMARY"]]]],
    [`${T} CREATE TABLE u LIKE t; CREATE TABLE v (a INT, CONSTRAINT f FOREIGN KEY (a) REFERENCES t (id), FOREIGN KEY g (a) REFERENCES t (id)); ALTER TABLE v DROP FOREIGN KEY f; DROP TABLE t`, [["u", ["id not null", "a", "b"], ["PRIMARY"], ["PRIMARY", "k"]], ["v", ["a"], [], ["f"]]]],
    ["CREATE TABLE t (a INT, b INT, KEY k (a), CONSTRAINT f FOREIGN KEY (a, b) REFERENCES u (x, y)); ALTER TABLE t DROP PARTITION p", [["t", ["a", "b"], ["f"], ["k", "f"]]]],
    ["CREATE TABLE t (a INT, b INT, KEY a (b), KEY f ((a + 1)), FOREIGN KEY (a) REFERENCES u (x))", [["t", ["a", "b"], ["t_ibfk_1"], ["a", "f", "a_2"]]]],
    [`${T} DROP INDEX K ON t; ALTER TABLE t ADD UNIQUE KEY u (a); ALTER TABLE t RENAME INDEX u TO w; DROP INDEX w ON t; CREATE VIEW v AS SELECT 1; DROP VIEW v; TRUNCATE t; ALTER TABLE t FORCE`, [["t", ["id not null", "a", "b"], ["PRIMARY"], ["PRIMARY"]]]],
  ])("%s", (text, expected, dialect = "mysql") => {
    const { schema, problems } = grow(text, dialect);
    expect([outline(schema).map((relation) => relation.slice(0, 4)), problems]).toEqual([expected, []]);
  });

  it.each([
    [`${T} ALTER TABLE t MODIFY z INT`, "missing-object"], [`${T} ALTER TABLE t ADD COLUMN A INT`, "already-there"], [`${T} ALTER TABLE t DROP FOREIGN KEY f`, "missing-object"], [`${T} DROP INDEX nothing ON t`, "missing-object"],
  ])("tells of %s", (text, code) => {
    expect(grow(text, "mysql").problems).toMatchObject([{ code }]);
  });

  it("converts the columns that name a character set of their own", () => {
    const { schema } = grow(`${T} ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, COMMENT 'x'`, "mysql");
    const table = schema.relation({ schema: null, name: "t" });
    expect([table?.options.get("charset"), table?.options.get("collate"), table?.columns.get("b")?.type.characterSet, table?.columns.get("a")?.type.characterSet]).toEqual(["utf8mb4", "utf8mb4_bin", "utf8mb4", null]);
  });

  it("keeps the lengths of a unique key that the table's definition names", () => {
    const { schema } = grow("CREATE TABLE t (a TEXT, b TEXT, UNIQUE KEY u (a(10)), UNIQUE (b(5)))", "mysql");
    expect(schema.relation({ schema: null, name: "t" })?.indexes.map(({ name, parts }) => [name, parts[0]?.length])).toEqual([["u", 10], ["b", 5]]);
  });
});
