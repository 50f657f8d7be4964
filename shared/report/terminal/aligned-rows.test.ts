import { describe, expect, it } from "@jest/globals";
import { alignedRows } from "./aligned-rows.js";

const ROWS = [
  [{ text: "pass" }, { text: "7", align: "right" as const }, { text: "every test ran exactly once on four shards" }],
  [{ text: "inconclusive", paint: (text: string) => `<${text}>` }, { text: "12", align: "right" as const }, { text: "shard 3 is missing", paint: (text: string) => `(${text})` }],
];

describe("aligned rows", () => {
  it("stand in columns without boxes, the last one wrapped inside its column", () => {
    expect(`\n${alignedRows(ROWS, { width: 46, indent: 2 }).join("\n")}`).toMatchInlineSnapshot(`
"
  pass           7  every test ran exactly
                    once on four shards
  <inconclusive>  12  (shard 3 is missing)"
`);
  });

  it("in a narrow terminal put the last cell below", () => {
    expect(`\n${alignedRows(ROWS, { width: 40, indent: 2 }).join("\n")}`).toMatchInlineSnapshot(`
"
  pass           7
      every test ran exactly once on
      four shards
  <inconclusive>  12
      (shard 3 is missing)"
`);
  });

  it("let one overlong cell go beyond its column instead of widening it for all", () => {
    const rows = [[{ text: "src/a-very-long-directory/file.ts:3" }, { text: "else branch" }], [{ text: "a.ts:1" }, { text: "if branch" }]];
    expect(alignedRows(rows, { width: 50, indent: 0 })).toEqual(["src/a-very-long-directory/file.ts:3", "    else branch", "a.ts:1  if branch"]);
  });

  it("leave no trace of an empty last cell, wide or narrow, nor of an empty row", () => {
    const rows = [[{ text: "lines" }, { text: "" }], []];
    expect(alignedRows(rows, { width: 80, indent: 2 })).toEqual(["  lines", ""]);
    expect(alignedRows(rows, { width: 10, indent: 2 })).toEqual(["  lines", ""]);
    expect(alignedRows([], { width: 80, indent: 2 })).toEqual([]);
  });
});
