import { describe, expect, it } from "@jest/globals";
import type { Dialect } from "../../statements/dialect.js";
import { saidBy } from "../testing/remarks.js";

const ORDERS = "CREATE TABLE orders (id bigint PRIMARY KEY, number bigint, note varchar(20));";

async function messages(id: string, dialect: Dialect, before: string | null, change: string) {
  return (await saidBy(id, dialect, { before, change })).map(([message]) => message);
}

describe("rows in batches", () => {
  it.each([
    ["postgres", "update-without-where", "UPDATE orders SET note = 'x' RETURNING id"], ["postgres", "delete-without-where", "WITH a AS (SELECT 1) DELETE FROM orders"],
    ["postgres", "delete-without-where", "DO $$ BEGIN DELETE FROM orders; END $$;"], ["postgres", "update-without-where", "UPDATE orders SET note = c.note FROM customers c"],
  ] as const)("%s: %s gives no text for %s", async (dialect, id, change) => {
    expect((await saidBy(id, dialect, { before: `${ORDERS} CREATE TABLE customers (note text);`, change })).map(([, fix]) => fix)).toEqual([null]);
  });

  it.each(["CREATE TABLE orders (id uuid PRIMARY KEY);", "CREATE TABLE orders (id bigint, a int, PRIMARY KEY (id, a));", "CREATE TABLE orders (id bigint);"])("needs a key of one whole number, which %s has not", async (before) => {
    expect((await saidBy("delete-without-where", "postgres", { before, change: "DELETE FROM orders" })).map(([, fix]) => fix)).toEqual([null]);
  });
});

describe("drops", () => {
  it.each([
    ["postgres", "DROP DATABASE shop", "the database shop is dropped with all that is in it"], ["mysql", "DROP DATABASE shop", "the database shop is dropped with all that is in it"],
    ["postgres", "DROP SCHEMA sales CASCADE", "the schema sales is dropped with all that is in it"],
  ] as const)("%s: %s", async (dialect, change, message) => {
    expect(await messages("drop-schema", dialect, ORDERS, change)).toEqual([message]);
  });

  it.each(["CREATE SCHEMA sales; DROP SCHEMA sales;", "DROP VIEW sales", "DROP TABLE orders", "SELECT 1"])("%s takes no schema that was there", async (change) => {
    expect(await messages("drop-schema", "postgres", ORDERS, change)).toEqual([]);
  });

  it.each([
    ["ALTER TABLE orders DROP COLUMN note CASCADE", "whatever depends on column note of orders is dropped with it, without being named", "ALTER TABLE orders DROP COLUMN note;"],
    ["ALTER TABLE orders DROP CONSTRAINT orders_pkey CASCADE, ADD a int", "whatever depends on constraint orders_pkey of orders is dropped with it, without being named", null],
    ["DROP TYPE state CASCADE", "whatever depends on type state is dropped with it, without being named", "DROP TYPE state;"],
    ["DO $$ BEGIN DROP TABLE orders CASCADE; END $$;", "whatever depends on orders is dropped with it, without being named", null],
  ])("%s", async (change, message, fix) => {
    expect(await saidBy("drop-cascade", "postgres", { before: ORDERS, change })).toEqual([[message, fix]]);
  });

  it.each([
    "DROP SCHEMA sales CASCADE", "CREATE TYPE state AS ENUM ('new'); DROP TYPE state CASCADE;", "CREATE TABLE own (a int); ALTER TABLE own DROP a CASCADE; DROP TABLE own CASCADE;", "SELECT 1", "DROP TYPE state", "DROP OWNED BY shop CASCADE",
  ])("%s cascades to nothing that only this rule tells", async (change) => {
    expect(await messages("drop-cascade", "postgres", ORDERS, change)).toEqual([]);
  });

  it("does not know what refers to a table that nobody was seen making", async () => {
    expect(await messages("truncate-cascade", "postgres", null, "TRUNCATE orders CASCADE")).toEqual(["not only orders is emptied, but every table that refers to it too"]);
  });

  it.each([["drop-column", "ALTER TABLE orders ADD a int; ALTER TABLE orders DROP a;"], ["narrowed-column", "ALTER TABLE orders ADD a bigint; ALTER TABLE orders ALTER a TYPE int;"]])("%s is silent about a column that the migration itself adds", async (id, change) => {
    expect(await messages(id, "postgres", ORDERS, change)).toEqual([]);
  });

  it("tells which operation a partition goes by", async () => {
    const before = "CREATE TABLE events (at date) PARTITION BY HASH (year(at)) PARTITIONS 4;";
    expect(await messages("drop-partition", "mysql", before, "ALTER TABLE events TRUNCATE PARTITION p0")).toEqual(["events loses all rows of a partition (TRUNCATE PARTITION)"]);
  });

  it("is silent about a table of its own that is not logged", async () => {
    expect(await messages("unlogged-table", "postgres", ORDERS, "CREATE TABLE own (a int); ALTER TABLE own SET UNLOGGED; ALTER TABLE orders SET LOGGED;")).toEqual([]);
  });
});

describe("types", () => {
  it("says that nobody knows the old type", async () => {
    expect(await messages("narrowed-column", "postgres", null, "ALTER TABLE orders ALTER tags TYPE varchar(3)[]")).toEqual(["column tags of orders becomes varchar(3)[], and nobody knows what it was: its values may not fit"]);
  });

  it("takes a wider type for no loss", async () => {
    expect(await messages("narrowed-column", "postgres", ORDERS, "ALTER TABLE orders ALTER note TYPE text, ALTER number TYPE text")).toEqual([]);
  });

  it("knows columns of MySQL by any capitals, and signs", async () => {
    expect(await messages("narrowed-column", "mysql", ORDERS, "ALTER TABLE orders MODIFY Number bigint unsigned")).toEqual(["column Number of orders becomes bigint unsigned, which holds less than bigint: values are cut or refused"]);
  });

  it.each([
    ["ALTER TABLE orders MODIFY state ENUM('new')", ["orders.state can no longer hold paid, lost: rows that hold it make the statement fail"]],
    ["ALTER TABLE orders MODIFY state varchar(9)", []], ["ALTER TABLE orders MODIFY note ENUM('x')", []], ["ALTER TABLE orders MODIFY other ENUM('x')", ["nobody knows the values that orders.other had: one of them may be taken away"]],
    ["ALTER TABLE unknown MODIFY state ENUM('new')", []],
    ["ALTER TABLE orders DROP state", []],
  ])("%s", async (change, expected) => {
    expect(await messages("enum-value-removed", "mysql", "CREATE TABLE orders (state ENUM('new', 'paid', 'lost'), note varchar(9));", change)).toEqual(expected);
  });

  const SETS = "CREATE TABLE orders (a varchar(9) CHARACTER SET latin1, b varchar(9)) DEFAULT CHARSET=utf8mb3;";
  it.each([
    ["ALTER TABLE orders CONVERT TO CHARACTER SET utf8", []], ["ALTER TABLE orders CONVERT TO CHARACTER SET latin1", ["texts of orders become latin1: characters that it lacks are refused or lost"]],
    ["ALTER TABLE orders MODIFY a varchar(9) CHARACTER SET utf8mb3", []], ["ALTER TABLE orders MODIFY a varchar(9) CHARACTER SET ascii", ["texts of orders become ascii: characters that it lacks are refused or lost"]],
    ["ALTER TABLE orders MODIFY b varchar(9) CHARACTER SET utf8", []], ["ALTER TABLE orders MODIFY b varchar(9)", []], ["ALTER TABLE orders COMMENT = 'latin1'", []], ["CREATE TABLE own (a int); ALTER TABLE own CONVERT TO CHARACTER SET latin1", []], ["ALTER TABLE orders DROP b", []], ["ALTER TABLE orders MODIFY b varchar(9) CHARACTER SET binary", []],
  ])("%s", async (change, expected) => {
    expect(await messages("charset-down-convert", "mysql", SETS, change)).toEqual(expected);
  });

  it.each([["ALTER TABLE orders MODIFY a varchar(9) CHARACTER SET utf8", 1], ["ALTER TABLE orders CONVERT TO CHARACTER SET utf8", 1]])("assumes the worse of a character set that nobody knows: %s", async (change, count) => {
    expect(await messages("charset-down-convert", "mysql", null, change)).toHaveLength(count);
  });

  it.each([
    ["CREATE TABLE t (a date DEFAULT '0000-00-00', b date DEFAULT '2024-01-01', c date, d int DEFAULT (1 + 1))", ["column a of t has a date without a day for its default: strict servers refuse it"]],
    ["ALTER TABLE orders MODIFY note datetime DEFAULT '0000-00-00 00:00:00'", ["column note of orders has a date without a day for its default: strict servers refuse it"]],
    ["ALTER TABLE orders DROP COLUMN note", []], ["CREATE VIEW v AS SELECT 1", []], ["SELECT 1", []],
  ])("%s", async (change, expected) => {
    expect(await messages("zero-date", "mysql", ORDERS, change)).toEqual(expected);
  });
});

describe("what old rows may refuse", () => {
  it.each([
    ["postgres", ORDERS, "ALTER TABLE orders ADD CONSTRAINT noted NOT NULL note", 1], ["postgres", ORDERS, "ALTER TABLE orders ADD CHECK (number > 0)", 0], ["postgres", ORDERS, "ALTER TABLE orders ALTER id SET NOT NULL", 0],
    ["postgres", ORDERS, "CREATE TABLE own (a int); ALTER TABLE own ALTER a SET NOT NULL;", 0], ["postgres", ORDERS, "SELECT 1", 0], ["postgres", ORDERS, "DROP INDEX IF EXISTS a", 0],
    ["postgres", `${ORDERS} ALTER TABLE orders ADD CHECK (("note" IS NOT  NULL));`, "ALTER TABLE orders ALTER note SET NOT NULL", 0],
    ["postgres", `${ORDERS} ALTER TABLE orders ADD CHECK (note IS NOT NULL) NOT VALID;`, "ALTER TABLE orders ALTER note SET NOT NULL", 1],
    ["postgres", `${ORDERS} ALTER TABLE orders ADD CHECK (number > 0), ADD UNIQUE (number);`, "ALTER TABLE orders ALTER note SET NOT NULL", 1],
    ["postgres", null, "ALTER TABLE orders ALTER note SET NOT NULL", 1], ["mysql", ORDERS, "ALTER TABLE orders MODIFY note varchar(20)", 0], ["mysql", ORDERS, "ALTER TABLE orders CHANGE note remark varchar(20) NOT NULL", 1],
  ] as const)("%s: behind %s finds in %s %i that may hold NULL", async (dialect, before, change, count) => {
    expect(await messages("not-null-on-old-rows", dialect, before, change)).toHaveLength(count);
  });

  it.each([
    ["CREATE UNIQUE INDEX ON orders (lower(note))", ["fails where rows of orders hold the same, and so do later writes of the version that runs"]],
    ["ALTER TABLE orders ADD UNIQUE (number, note)", ['fails where rows of orders hold the same in number, note, and so do later writes of the version that runs: ask SELECT "number", "note", count(*) FROM "orders" GROUP BY "number", "note" HAVING count(*) > 1;']],
    ["ALTER TABLE orders ADD UNIQUE USING INDEX ready", []], ["ALTER TABLE orders ADD a int; CREATE UNIQUE INDEX ON orders (a);", []],
    ["ALTER TABLE orders ADD a int DEFAULT 1; ALTER TABLE orders ADD b int; CREATE UNIQUE INDEX ON orders (a);", [expect.stringContaining("fails where rows of orders hold the same in a")]],
    ["ALTER TABLE orders ADD a int NOT NULL; ALTER TABLE orders ADD UNIQUE (a);", [expect.stringContaining("hold the same in a")]], ["CREATE UNIQUE INDEX ON orders (note, id)", []], ["CREATE UNIQUE INDEX ON ready (a)", []], ["ALTER TABLE orders ADD CHECK (id > 0)", []], ["SELECT 1", []],
  ])("%s", async (change, expected) => {
    expect(await messages("unique-on-old-rows", "postgres", ORDERS, change)).toEqual(expected);
  });

  it("does not take a partial index for one that tells all rows apart", async () => {
    expect(await messages("unique-on-old-rows", "postgres", "CREATE TABLE orders (a int, b int); CREATE UNIQUE INDEX ON orders (a) WHERE b > 0; CREATE UNIQUE INDEX ON orders ((a + b));", "CREATE UNIQUE INDEX ON orders (a, b)")).toHaveLength(1);
    expect(await messages("unique-on-old-rows", "postgres", null, "CREATE UNIQUE INDEX ON orders (a)")).toHaveLength(1);
  });
});
