import { describe, expect, it } from "@jest/globals";
import { readerOf, readMigrations } from "../dialects/reader.js";
import { migration } from "../testing/review.js";
import { createdExtension, createdExtensions } from "./extensions.js";

describe("the extension that a statement makes", () => {
  it.each([
    ["CREATE EXTENSION Citext", "citext"], ['create  extension /* x */ if not exists "uuid-ossp" WITH SCHEMA public', "uuid-ossp"], ["CREATE TABLE extension (id int)", null], ["DROP EXTENSION citext", null], ["CREATE EXTENSION", null], ["CREATE ", null],
  ])("is told of %s", (sql, name) => {
    expect(createdExtension(sql)).toBe(name);
  });

  it("is told once of all migrations", async () => {
    const read = await readerOf("postgres");
    expect(createdExtensions(readMigrations([migration("CREATE EXTENSION hstore; SELECT 1; CREATE EXTENSION citext", 1), migration("CREATE EXTENSION hstore", 2)], read))).toEqual(["citext", "hstore"]);
  });
});
