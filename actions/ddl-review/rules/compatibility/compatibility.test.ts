import { describe, expect, it } from "@jest/globals";
import type { Dialect } from "../../statements/dialect.js";
import { saidBy } from "../testing/remarks.js";

const ORDERS = "CREATE TABLE orders (id bigint PRIMARY KEY, number int DEFAULT 1, note varchar(20) NOT NULL);";

async function messages(id: string, dialect: Dialect, before: string | null, change: string) {
  return (await saidBy(id, dialect, { before, change })).map(([message]) => message);
}

describe("names", () => {
  it.each([
    ["mysql", "ALTER TABLE orders CHANGE note remark varchar(20)", ["column note of orders is renamed to remark: the version that runs asks for the old name"]],
    ["mysql", "ALTER TABLE orders CHANGE note NOTE varchar(40)", []], ["mysql", "ALTER TABLE orders MODIFY note varchar(40)", []],
    ["postgres", "ALTER TABLE orders ADD a int; ALTER TABLE orders RENAME a TO b;", []],
  ] as const)("of columns: %s: %s", async (dialect, change, expected) => {
    expect(await messages("rename-column", dialect, ORDERS, change)).toEqual(expected);
  });

  it.each([
    ["ALTER VIEW shop.totals RENAME TO sums", ["shop.totals is renamed to shop.sums: the version that runs asks for the old name"]], ["CREATE TABLE own (a int); ALTER TABLE own RENAME TO orders_next;", []],
  ])("of relations: %s", async (change, expected) => {
    expect(await messages("rename-table", "postgres", ORDERS, change)).toEqual(expected);
  });

  it.each([
    ["ALTER TABLE orders SET SCHEMA sales", ["orders moves to another schema: the version that runs asks for the old name"]], ["ALTER FUNCTION shop.f(int) SET SCHEMA sales", ["shop.f moves to another schema: the version that runs asks for the old name"]],
    ["CREATE TABLE own (a int); ALTER TABLE own SET SCHEMA sales;", []], ["DROP OWNED BY shop", []], ["SELECT 1", []],
  ])("of schemas: %s", async (change, expected) => {
    expect(await messages("rename-schema", "postgres", ORDERS, change)).toEqual(expected);
  });

  it.each([
    ["ALTER FUNCTION f(int) RENAME TO g", 1], ["ALTER TYPE state RENAME TO mood", 1], ["ALTER TRIGGER t ON orders RENAME TO u", 0], ["ALTER SCHEMA a RENAME TO b", 0], ["CREATE TYPE state AS ENUM ('x'); ALTER TYPE state RENAME TO mood;", 0],
    ["ALTER TYPE state RENAME VALUE 'a' TO 'b'", 0], ["ALTER TABLE orders SET UNLOGGED", 0],
  ])("of other objects: %s", async (change, count) => {
    expect(await messages("rename-object", "postgres", ORDERS, change)).toHaveLength(count);
  });
});

describe("what is taken away", () => {
  it.each([
    ["postgres", "DROP FUNCTION f(int)", ["function f is dropped: the version that runs fails where it asks for it"]], ["postgres", "DROP TYPE state CASCADE", ["type state is dropped: the version that runs fails where it asks for it"]],
    ["postgres", "DROP MATERIALIZED VIEW m; CREATE MATERIALIZED VIEW m AS SELECT 1;", []], ["postgres", "DROP VIEW v; CREATE VIEW v AS SELECT 1;", []], ["mysql", "DROP VIEW v; CREATE VIEW v AS SELECT 1;", []],
    ["postgres", "CREATE TYPE state AS ENUM ('x'); DROP TYPE state;", []], ["postgres", "DROP TRIGGER t ON orders", []], ["mysql", "DROP PROCEDURE p", ["procedure p is dropped: the version that runs fails where it asks for it"]],
    ["postgres", "DROP VIEW v; CREATE VIEW w AS SELECT 1;", ["view v is dropped: the version that runs fails where it asks for it"]],
  ] as const)("%s: %s", async (dialect, change, expected) => {
    expect(await messages("drop-object", dialect, ORDERS, change)).toEqual(expected);
  });

  it.each([
    ["postgres", "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM reporting", "a right on ALL TABLES IN SCHEMA public is taken away: the version that runs fails where it uses it"], ["postgres", "REVOKE reporting FROM app", "a right is taken away: the version that runs fails where it uses it"],
    ["mysql", "REVOKE SELECT ON TABLE orders FROM app", "a right on orders is taken away: the version that runs fails where it uses it"],
  ] as const)("%s: %s", async (dialect, change, message) => {
    expect(await messages("revoke", dialect, ORDERS, change)).toEqual([message]);
  });

  it("leaves rights on the change's own tables alone", async () => {
    expect(await messages("revoke", "postgres", ORDERS, "CREATE TABLE own (a int); REVOKE SELECT ON own FROM app; GRANT SELECT ON orders TO app;")).toEqual([]);
  });

  it.each([
    ["postgres", ORDERS, "ALTER TABLE orders ALTER number DROP DEFAULT", ["inserts of the version that runs which leave number of orders out get NULL: it has no default any more"]],
    ["postgres", ORDERS, "ALTER TABLE orders ALTER note DROP NOT NULL, ALTER note DROP DEFAULT", ["inserts of the version that runs which leave note of orders out get NULL: it has no default any more"]],
    ["postgres", null, "ALTER TABLE orders ALTER number DROP IDENTITY", ["inserts of the version that runs which leave number of orders out get NULL or fail: it has no default any more"]],
    ["postgres", "CREATE TABLE orders (a int NOT NULL, b int NOT NULL GENERATED ALWAYS AS (a) STORED);", "ALTER TABLE orders ALTER b DROP EXPRESSION", ["inserts of the version that runs which leave b of orders out fail: it has no default any more"]],
    ["mysql", ORDERS, "ALTER TABLE orders MODIFY number bigint", ["inserts of the version that runs which leave number of orders out get NULL: it has no default any more"]],
    ["mysql", ORDERS, "ALTER TABLE orders MODIFY number bigint DEFAULT 1", []], ["mysql", ORDERS, "ALTER TABLE orders MODIFY note varchar(30)", []], ["mysql", null, "ALTER TABLE orders MODIFY number bigint", []],
    ["postgres", ORDERS, "ALTER TABLE orders ADD a int DEFAULT 1; ALTER TABLE orders ALTER a DROP DEFAULT;", []], ["postgres", ORDERS, "CREATE TABLE own (a int DEFAULT 1); ALTER TABLE own ALTER a DROP DEFAULT;", []], ["postgres", ORDERS, "SELECT 1", []],
  ] as const)("%s behind %s: %s", async (dialect, before, change, expected) => {
    expect(await messages("drop-default", dialect, before, change)).toEqual(expected);
  });
});

describe("what is loosened or tightened", () => {
  it.each([
    ["postgres", null, "ALTER TABLE orders ALTER note DROP NOT NULL", 1], ["postgres", ORDERS, "ALTER TABLE orders ALTER number DROP NOT NULL", 0], ["postgres", ORDERS, "CREATE TABLE own (a int NOT NULL); ALTER TABLE own ALTER a DROP NOT NULL;", 0],
    ["postgres", ORDERS, "ALTER TABLE orders ADD a int NOT NULL DEFAULT 1; ALTER TABLE orders ALTER a DROP NOT NULL;", 0],
    ["mysql", ORDERS, "ALTER TABLE orders MODIFY note varchar(30) NOT NULL", 0], ["mysql", ORDERS, "ALTER TABLE orders MODIFY id bigint", 0], ["mysql", ORDERS, "ALTER TABLE orders MODIFY number bigint", 0], ["mysql", null, "ALTER TABLE orders MODIFY number bigint", 0],
  ] as const)("drop-not-null: %s behind %s: %s", async (dialect, before, change, count) => {
    expect(await messages("drop-not-null", dialect, before, change)).toHaveLength(count);
  });

  it.each([
    ["ALTER TABLE orders ADD FOREIGN KEY (number) REFERENCES orders (id) NOT VALID", ["writes to orders have to satisfy the foreign key: those of the version that runs fail where they do not"]],
    ["ALTER TABLE orders ADD UNIQUE (number)", []], ["ALTER TABLE orders ADD a bigint; ALTER TABLE orders ADD FOREIGN KEY (a) REFERENCES orders (id);", []],
    ["ALTER TABLE orders DROP CONSTRAINT above; ALTER TABLE orders ADD CONSTRAINT above CHECK (number > 1);", []], ["ALTER TABLE orders DROP CONSTRAINT above, ADD CONSTRAINT above CHECK (number > 1);", []], ["CREATE TABLE own (a int); ALTER TABLE own ADD CHECK (a > 0);", []],
  ])("tightened-constraint: %s", async (change, expected) => {
    expect(await messages("tightened-constraint", "postgres", ORDERS, change)).toEqual(expected);
  });

  it.each([["ALTER TABLE orders ADD code uuid PRIMARY KEY", 1], ["ALTER TABLE orders ADD code bigserial PRIMARY KEY", 0], ["ALTER TABLE orders ADD code uuid UNIQUE", 0]])("required-column-without-default: %s", async (change, count) => {
    expect(await messages("required-column-without-default", "postgres", ORDERS, change)).toHaveLength(count);
  });

  it.each([
    ["CREATE POLICY p ON orders USING (true); ALTER TABLE orders FORCE ROW LEVEL SECURITY;", 0], ["CREATE POLICY p ON notes USING (true); ALTER TABLE orders FORCE ROW LEVEL SECURITY;", 1],
    ["CREATE TABLE own (a int); ALTER TABLE own ENABLE ROW LEVEL SECURITY;", 0],
  ])("row-security-enabled: %s", async (change, count) => {
    expect(await messages("row-security-enabled", "postgres", ORDERS, change)).toHaveLength(count);
  });

  it.each([
    ["postgres", "ALTER TABLE orders DISABLE TRIGGER ALL", "each write of the version that runs to orders sets off something else from now on"], ["postgres", "CREATE RULE r AS ON DELETE TO orders DO INSTEAD NOTHING", "each write of the version that runs to orders sets off something else from now on"],
    ["mysql", "DROP TRIGGER noted", "each write of the version that runs to the table of the trigger sets off something else from now on"],
  ] as const)("trigger-changed: %s: %s", async (dialect, change, message) => {
    expect(await messages("trigger-changed", dialect, ORDERS, change)).toEqual([message]);
  });

  it("policy-changed is silent about the change's own tables", async () => {
    expect(await messages("policy-changed", "postgres", ORDERS, "CREATE TABLE own (a int); CREATE POLICY p ON own USING (true); ALTER POLICY p ON own USING (false);")).toEqual([]);
  });
});

describe("values", () => {
  it.each([
    ["ALTER TABLE orders MODIFY state SET('new')", []], ["ALTER TABLE orders MODIFY other ENUM('new')", []], ["ALTER TABLE orders MODIFY state ENUM('paid', 'new')", []], ["ALTER TABLE own MODIFY state ENUM('new')", []],
  ])("enum-member-added: %s", async (change, expected) => {
    expect(await messages("enum-member-added", "mysql", "CREATE TABLE orders (state ENUM('new', 'paid'));", change)).toEqual(expected);
  });

  it.each(["enum-value-added", "enum-value-position"])("%s is silent about a type that the migration makes", async (id) => {
    expect(await messages(id, "postgres", ORDERS, "CREATE TYPE state AS ENUM ('new'); ALTER TYPE state ADD VALUE 'paid';")).toEqual([]);
  });

  it.each([
    ["bigint-client-overflow", "ALTER TABLE orders ALTER id TYPE bigint", 0], ["bigint-client-overflow", "ALTER TABLE orders ALTER note TYPE bigint USING 1", 0], ["bigint-client-overflow", "ALTER TABLE orders ALTER number TYPE numeric", 0],
    ["narrowed-type", "ALTER TABLE orders ALTER note TYPE text", 0], ["column-type-changed", "ALTER TABLE orders ALTER note TYPE text", 0],
    ["changed-default", "CREATE TABLE own (a int); ALTER TABLE own ADD number int; ALTER TABLE orders ALTER number SET DEFAULT 2;", 1], ["changed-default", "ALTER TABLE orders ADD a int; ALTER TABLE orders ALTER a SET DEFAULT 1;", 0], ["inheritance-column", "ALTER TABLE orders ADD \"Type\" text", 1], ["select-star-consumers", "CREATE TABLE own (a int); ALTER TABLE own ADD b int;", 0],
  ])("%s of %s", async (id, change, count) => {
    expect(await messages(id, "postgres", ORDERS, change)).toHaveLength(count);
  });

  it.each(["CREATE TABLE own (a int); ALTER TABLE own ADD b json;", "ALTER TABLE orders ADD b jsonb", "ALTER TABLE orders DROP note"])("json-column is silent about %s", async (change) => {
    expect(await messages("json-column", "postgres", ORDERS, change)).toEqual([]);
  });

  it.each(["bigint-client-overflow", "narrowed-type", "column-type-changed"])("%s leaves a type that nobody knows to the rule about narrower ones", async (id) => {
    expect(await messages(id, "postgres", null, "ALTER TABLE orders ALTER number TYPE bigint")).toEqual([]);
  });

  it.each([
    ["ALTER TABLE orders ALTER note TYPE json USING note::json", null], ["ALTER TABLE orders ADD a json, ADD b int", null], ["DO $$ BEGIN ALTER TABLE orders ADD a json; END $$;", null], ["ALTER TABLE orders ADD a json NOT NULL", "ALTER TABLE orders ADD a jsonb NOT NULL;"],
  ])("json-column: %s", async (change, fix) => {
    expect((await saidBy("json-column", "postgres", { before: ORDERS, change })).map(([, text]) => text)).toEqual([fix]);
  });

  it.each([
    ["postgres", "DROP VIEW v; CREATE VIEW v AS SELECT 1;", 1], ["postgres", "DROP MATERIALIZED VIEW v; CREATE MATERIALIZED VIEW v AS SELECT 1;", 1], ["mysql", "ALTER VIEW v AS SELECT 2", 1], ["postgres", "CREATE VIEW v AS SELECT 1; CREATE OR REPLACE VIEW v AS SELECT 2;", 0],
    ["postgres", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", 0], ["postgres", "DROP VIEW v", 0],
  ] as const)("view-redefined: %s: %s", async (dialect, change, count) => {
    expect(await messages("view-redefined", dialect, ORDERS, change)).toHaveLength(count);
  });
});
