import { describe, expect, it } from "@jest/globals";
import { type Annotation, changedFirst, mergeAdjacent } from "./annotation.js";

function at(file: string, line: number, endLine = line, more: Partial<Annotation> = {}): Annotation {
  return { level: "warning", file, line, endLine, title: "Not covered", message: "never runs", ...more };
}

describe("annotations that say the same", () => {
  it("become one where their lines touch or overlap, in any order", () => {
    expect(mergeAdjacent([at("a.ts", 7), at("a.ts", 3, 4), at("a.ts", 5), at("a.ts", 4, 4), at("b.ts", 6)])).toEqual([at("a.ts", 3, 5), at("a.ts", 7), at("b.ts", 6)]);
  });

  it("are sorted by file, line, end and column", () => {
    const other = { message: "other" };
    const sorted = [at("a.ts", 1), at("a.ts", 1, 1, { ...other, column: 2 }), at("a.ts", 1, 2, { message: "third" }), at("b.ts", 1), at("c.ts", 1)];
    expect(mergeAdjacent(sorted.toReversed())).toEqual(sorted);
    expect(mergeAdjacent([...sorted.slice(2), ...sorted.slice(0, 2)])).toEqual(sorted);
  });

  it("swallow a range inside another", () => {
    expect(mergeAdjacent([at("a.ts", 1, 9), at("a.ts", 2, 3)])).toEqual([at("a.ts", 1, 9)]);
  });

  it("stay apart when level, title or message differ, even with lines between each other", () => {
    const list = [at("a.ts", 1), at("a.ts", 2, 2, { message: "other" }), at("a.ts", 3)];
    expect(mergeAdjacent(list)).toEqual(list);
    expect(mergeAdjacent([at("a.ts", 1), at("a.ts", 2, 2, { level: "failure" })])).toHaveLength(2);
    expect(mergeAdjacent([at("a.ts", 1), at("a.ts", 2, 2, { title: "Other" })])).toHaveLength(2);
  });

  it("keep the columns of a single line and lose them over several, because GitHub takes them for one line alone", () => {
    const [left, right] = [at("a.ts", 1, 1, { column: 9, endColumn: 12 }), at("a.ts", 1, 1, { column: 3, endColumn: 5 })];
    expect(mergeAdjacent([left, right])).toEqual([at("a.ts", 1, 1, { column: 3, endColumn: 12 })]);
    expect(mergeAdjacent([left, at("a.ts", 1, 1, { column: 3 })])).toEqual([at("a.ts", 1, 1, { column: 3 })]);
    expect(mergeAdjacent([left, at("a.ts", 1)])).toEqual([at("a.ts", 1)]);
    expect(mergeAdjacent([left, at("a.ts", 2, 2, { column: 1, endColumn: 2 })])).toEqual([at("a.ts", 1, 2)]);
  });
});

describe("the order of annotations", () => {
  it("is changed lines first, then by level, then by file and line", () => {
    const list = [
      at("a.ts", 1, 1, { level: "notice" }), at("a.ts", 2), at("b.ts", 9, 9, { level: "failure" }),
      at("c.ts", 5, 8), at("c.ts", 2, 2, { level: "failure" }), at("c.ts", 1),
    ];
    const ordered = changedFirst(list, (file, line, endLine) => file === "c.ts" && (line === 2 || endLine >= 8));
    expect(ordered.map(({ file, line }) => `${file}:${String(line)}`)).toEqual(["c.ts:2", "c.ts:5", "b.ts:9", "a.ts:2", "c.ts:1", "a.ts:1"]);
  });
});
