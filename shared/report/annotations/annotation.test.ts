import { describe, expect, it } from "@jest/globals";
import { type Annotation, changedFirst } from "./annotation.js";

function at(file: string, line: number, endLine = line, more: Partial<Annotation> = {}): Annotation {
  return { level: "warning", file, line, endLine, title: "Not covered", message: "never runs", ...more };
}

describe("the order of annotations", () => {
  it("is changed lines first, then by level, then by file and line", () => {
    const list = [
      at("a.ts", 1, 1, { level: "notice" }), at("a.ts", 2), at("b.ts", 9, 9, { level: "failure" }),
      at("c.ts", 5, 8), at("c.ts", 2, 2, { level: "failure" }), at("c.ts", 1),
    ];
    const ordered = changedFirst(list, (file, line, endLine) => file === "c.ts" && (line === 2 || endLine >= 8));
    expect(ordered.map(({ file, line }) => `${file}:${String(line)}`)).toEqual(["c.ts:2", "c.ts:5", "b.ts:9", "a.ts:2", "c.ts:1", "a.ts:1"]);
  });

  it("is by file, line, end and column among those that are alike, in whatever order they came", () => {
    const sorted = [at("a.ts", 1), at("a.ts", 1, 1, { column: 2 }), at("a.ts", 1, 2), at("a.ts", 2), at("b.ts", 1)];
    for (const list of [sorted, sorted.toReversed()]) expect(changedFirst(list, () => true)).toEqual(sorted);
  });
});
