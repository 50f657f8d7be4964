import { beforeAll, describe, expect, it } from "@jest/globals";
import { loadParser, type Parser } from "./parser.js";
import { readPostgres } from "./read-postgres.js";

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

const table = (name: string): unknown => ({ schema: null, name });

describe("rows that statements of PostgreSQL write", () => {
  it.each<[string, string, unknown[]]>([
    ["MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN UPDATE SET x = 1 WHEN NOT MATCHED THEN INSERT (y) VALUES (1)", "data", [
      { kind: "insert", table: table("a"), isFromQuery: true, reads: [table("b")], columns: ["y"] }, { kind: "update", hasCondition: true, columns: ["x"] },
    ]],
    ["MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN DELETE", "data", [{ kind: "delete", table: table("a"), reads: [table("b")] }]],
    ["COPY t (a, b) FROM '/x'", "data", [{ kind: "insert", table: table("t"), columns: ["a", "b"], isFromQuery: false }]],
    ["COPY t FROM STDIN", "data", [{ kind: "insert", columns: null }]],
    ["COPY t TO '/x'", "data", []],
    ["UPDATE a SET x = (SELECT y FROM b)", "data", [{ kind: "update", reads: [table("b")], hasCondition: false }]],
    ["WITH x AS (SELECT * FROM b) UPDATE a SET y = 1 FROM x, s.x", "data", [{ kind: "update", reads: [{ schema: "s", name: "x" }, table("b")] }]],
    ["WITH n AS (SELECT * FROM b), m AS (DELETE FROM c RETURNING *) INSERT INTO a SELECT * FROM n, s.d", "data", [{ kind: "insert", table: table("a"), reads: [{ schema: "s", name: "d" }, table("b")] }, { kind: "delete", table: table("c"), reads: [] }]],
    ["SELECT * INTO n FROM b", "definition", [{ kind: "create-table", table: table("n"), from: [table("b")] }]],
    ["EXPLAIN DELETE FROM a", "query", []],
    ["EXPLAIN ANALYZE DELETE FROM a", "data", [{ kind: "delete", hasCondition: false }]],
    ["PREPARE p AS DELETE FROM a", "data", [{ kind: "delete" }]],
    ["SET CONSTRAINTS ALL DEFERRED", "session", []],
  ])("reads %s", (sql, kind, changes) => {
    expect(readPostgres(sql, parser)).toMatchObject([{ kind, changes, problem: null }]);
    expect(readPostgres(sql, parser)[0]?.changes).toHaveLength(changes.length);
  });
});
