import { describe, expect, it } from "@jest/globals";
import { migration } from "../testing/review.js";
import { readerOf, readMigrations } from "./reader.js";

describe("migrations that are read", () => {
  it.each([
    ["batch", "CREATE INDEX CONCURRENTLY i ON t (a);", "none"], ["batch", "SELECT 1; SELECT 2;", "transaction"], ["statement", "SELECT 1; SELECT 2;", "statement"],
  ] as const)("of a %s of %j are wrapped as %s", async (wrapping, text, expected) => {
    const [read] = readMigrations([migration(text, 1, wrapping)], await readerOf("postgres"));
    expect(read?.migration.wrapping).toBe(expected);
  });

  it("are not read where they are a dump of rows", async () => {
    const [read] = readMigrations([migration("INSERT INTO t VALUES (1);\n".repeat(200_000), 1)], await readerOf("postgres"));
    expect(read?.statements).toMatchObject([{ kind: "unread", problem: expect.stringContaining("5 million characters, more than the 4 million that are read") }]);
  });

  it("keep their places in the file", async () => {
    const [read] = readMigrations([migration("-- é\nSELECT 1;", 1)], await readerOf("mysql"));
    expect(read?.statements.map(({ span }) => span)).toEqual([{ start: 5, end: 13 }]);
  });
});
