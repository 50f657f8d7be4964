import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hostileText } from "../testing/hostile-text.js";
import { code } from "./fragment.js";
import { table } from "./table.js";

const COLUMNS = [{ title: "File" }, { title: "Lines", align: "right" }] as const;

describe("a table", () => {
  it("is aligned in its source too, wide characters counted as two", () => {
    expect(`\n${table(COLUMNS, [[code("src/a.ts"), 12], ["日本|x", 3]]).source}`).toMatchInlineSnapshot(`
"
| File        | Lines |
| ----------- | ----: |
| \`src/a.ts\`  |    12 |
| 日本&#124;x |     3 |
"
`);
  });

  it("is cut with a count of what is left off", () => {
    expect(table(COLUMNS, [["a", 1], ["b", 2], ["c", 3]], { limit: 1, noun: "files" }).source).toContain("| a    |     1 |\n\n… and 2 more files\n");
  });

  it("that fits its limit says nothing about it", () => {
    expect(table(COLUMNS, [["a", 1]], { limit: 1, noun: "files" }).source).not.toContain("more");
  });

  it("without rows is nothing", () => {
    expect(table(COLUMNS, []).source).toBe("");
  });

  it("does not pad every row for one long cell, and fills missing cells", () => {
    expect(table(COLUMNS, [["x".repeat(90)], ["b", 2]]).source).toContain("\n| b    |     2 |\n");
  });

  it("keeps its rows and columns, whatever stands in the cells", () => {
    fc.assert(fc.property(hostileText, hostileText, (one, other) => {
      const lines = table(COLUMNS, [[one, code(other)], [code(one), other]]).source.split("\n");
      expect(lines).toHaveLength(5);
      for (const line of lines.slice(0, 4)) expect(line.split("|")).toHaveLength(4);
    }));
  });
});
