import { describe, expect, it } from "@jest/globals";
import { readerOf } from "../dialects/reader.js";
import { neededRelations } from "./mentions.js";
import { relationText } from "./names.js";
import { Places } from "./span.js";

describe("places in a text", () => {
  it("count lines and columns from one", () => {
    const places = new Places("a\n\nbc");
    expect([0, 1, 2, 3, 4, 5].map((offset) => places.at(offset))).toEqual([{ line: 1, column: 1 }, { line: 1, column: 2 }, { line: 2, column: 1 }, { line: 3, column: 1 }, { line: 3, column: 2 }, { line: 3, column: 3 }]);
  });
});

describe("a relation's name", () => {
  it("leaves the schema out that everybody looks in first", () => {
    expect([null, "public", "sales"].map((schema) => relationText({ schema, name: "orders" }))).toEqual(["orders", "orders", "sales.orders"]);
  });
});

describe("relations that a statement needs", () => {
  it.each([
    ["CREATE TABLE a (b int REFERENCES c, LIKE d, FOREIGN KEY (b) REFERENCES e)", ["d", "c", "e"]], ["CREATE TABLE a PARTITION OF b DEFAULT", ["b"]], ["CREATE TABLE a AS SELECT * FROM b", ["b"]],
    ["ALTER TABLE a ADD b int REFERENCES c, ADD FOREIGN KEY (b) REFERENCES d, ADD CHECK (b > 0), DROP c", ["a", "a", "a", "a", "c", "d"]],
    ["ALTER TABLE a ATTACH PARTITION b DEFAULT", ["a", "b"]], ["INSERT INTO a SELECT * FROM b", ["a", "b"]], ["DROP INDEX a", []],
    ["CREATE VIEW a AS SELECT * FROM b", []], ["CREATE TRIGGER a AFTER INSERT ON b EXECUTE FUNCTION c()", ["b"]], ["LOCK TABLE a", ["a"]], ["DROP VIEW a", []],
  ])("are for %s %j", async (text, expected) => {
    const names = (await readerOf("postgres"))(text).flatMap(({ changes }) => changes).flatMap(neededRelations).map(({ name }) => name);
    expect(names.sort()).toEqual([...expected].sort());
  });

  it("are those that MySQL names with an index or a partition", async () => {
    const names = (await readerOf("mysql"))("DROP INDEX i ON a; ALTER TABLE b DROP PARTITION p").flatMap(({ changes }) => changes).flatMap(neededRelations).map(({ name }) => name);
    expect(names).toEqual(["a", "b"]);
  });
});
