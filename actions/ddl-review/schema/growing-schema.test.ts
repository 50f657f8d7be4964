import { beforeAll, describe, expect, it } from "@jest/globals";
import { loadParser, type Parser } from "../postgres/reading/parser.js";
import { readPostgres } from "../postgres/reading/read-postgres.js";
import type { Change } from "../statements/change.js";
import type { ConstraintDefinition, DataType } from "../statements/definitions.js";
import { GrowingSchema, type SchemaProblem } from "./growing-schema.js";

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

function grow(text: string): { schema: GrowingSchema; problems: (SchemaProblem | null)[] } {
  const schema = new GrowingSchema("postgres");
  const problems = readPostgres(text, parser).flatMap(({ changes }) => changes).map((change) => schema.apply(change, 1)).filter((problem) => problem !== null);
  return { schema, problems };
}

const outline = (schema: GrowingSchema): unknown => [...schema.relations()].map(({ name, columns, constraints, indexes }) => [
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
    [`${T} CREATE UNIQUE INDEX i ON t (b); ALTER INDEX i RENAME TO j; ALTER TABLE t ADD UNIQUE USING INDEX j; DROP TABLE IF EXISTS x`, [["t", ["id not null", "a", "b"], ["t_pkey", "t_a_key", "j"], ["t_pkey", "t_a_key", "j"]]]],
  ])("%s", (text, expected) => {
    const { schema, problems } = grow(text);
    expect([outline(schema), problems]).toEqual([expected, []]);
  });

  it.each([
    ["ALTER TABLE x ADD a int", "missing-object"], [`${T} ALTER TABLE t DROP x`, "missing-object"], [`${T} ALTER TABLE t ADD a int`, "already-there"], [`${T} ${T}`, "already-there"],
    [`${T} DROP INDEX x`, "missing-object"], [`${T} CREATE INDEX t_pkey ON t (a)`, "already-there"], [`${T} ALTER TABLE t DROP CONSTRAINT x`, "missing-object"],
  ])("tells of %s", (text, code) => {
    expect(grow(text).problems).toMatchObject([{ code }]);
  });

  it("cuts a name to 63 bytes and tells who refers to a table", () => {
    const { schema } = grow(`${T} CREATE TABLE ${"u".repeat(60)} (t_id int REFERENCES t)`);
    expect(schema.referencesTo({ schema: "public", name: "t" }).map(({ constraint }) => constraint.name)).toEqual([`${"u".repeat(53)}_t_id_fkey`]);
  });
});

describe("the schema that MySQL's migrations make", () => {
  it("names keys as MySQL does and gives a foreign key its index", () => {
    const span = { start: 0, end: 0 };
    const type: DataType = { name: "int", arguments: [], isArray: false, unsigned: false, characterSet: null, collation: null };
    const constraint = (kind: ConstraintDefinition["type"], references: ConstraintDefinition["references"] = null): ConstraintDefinition =>
      ({ span, name: null, type: kind, columns: ["a"], references, expression: null, notValid: false, usingIndex: null });
    const table = { schema: null, name: "t" };
    const made: Change = {
      kind: "create-table", span, table, ifNotExists: false, temporary: false, from: [], like: null, partitionOf: null, isPartitioned: false, options: new Map(), indexes: [],
      columns: [{ span, name: "a", type, notNull: false, default: null, constraints: [], invisible: false, comment: null }],
      constraints: [constraint("foreign-key", { table, columns: ["a"], onDelete: null, onUpdate: null }), constraint("check"), constraint("unique"), constraint("primary-key")],
    };
    const schema = new GrowingSchema("mysql");
    expect([schema.apply(made, 1), outline(schema)]).toEqual([null, [["t", ["a not null"], ["t_ibfk_1", "t_chk_1", "a_2", "PRIMARY"], ["a", "a_2", "PRIMARY"]]]]);
  });
});
