import { describe, expect, it } from "@jest/globals";
import { clampHits } from "./hits.js";
import { spanText, wasExecuted, wholeLine, type FileCoverage } from "./model.js";
import { addTotals, isMeasured, lineHits, NO_TOTALS, totalsOf } from "./totals.js";

const empty: FileCoverage = { path: "a", format: "istanbul", hash: null, statements: [], branches: [], functions: [], lines: [] };
const statement = (line: number, endLine: number, hits: number, weight = 1) =>
  ({ kind: "statement", weight, hits, span: { line, column: 0, endLine, endColumn: 1 } }) as const;

describe("the lines of a file", () => {
  it("ran when any statement that starts on them ran", () => {
    const file = { ...empty, statements: [statement(1, 4, 0), statement(1, 1, 2), statement(3, 3, 0)] };
    expect([...lineHits(file)]).toEqual([[1, 2], [3, 0]]);
  });

  it("are all lines of a Go block, but not those of a block without statements", () => {
    const file = { ...empty, format: "go" as const, statements: [statement(1, 3, 0), statement(3, 4, 5), statement(9, 9, 0, 0)] };
    expect([...lineHits(file)]).toEqual([[1, 0], [2, 0], [3, 5], [4, 5]]);
  });
});

describe("totals", () => {
  it("of no file are no measurement", () => {
    expect(addTotals([])).toEqual(NO_TOTALS);
    expect(isMeasured(NO_TOTALS)).toBe(false);
    expect(isMeasured(totalsOf(empty))).toBe(false);
  });

  it("are a measurement as soon as one metric counts anything", () => {
    expect(isMeasured(totalsOf({ ...empty, lines: [{ kind: "line", line: 1, hits: 0 }] }))).toBe(true);
  });
});

describe("whether a file was executed", () => {
  const arm = { name: "if", span: null, hits: 1 };
  it.each<[string, Partial<FileCoverage>, boolean]>([
    ["nothing", {}, false],
    ["a statement", { statements: [statement(1, 1, 1)] }, true],
    ["a line", { lines: [{ kind: "line", line: 1, hits: 1 }] }, true],
    ["a function", { functions: [{ kind: "function", name: "f", declaration: null, span: wholeLine(1), hits: 1 }] }, true],
    ["an arm", { branches: [{ kind: "branch", type: "if", span: wholeLine(1), arms: [{ ...arm, hits: 0 }, arm] }] }, true],
  ])("shows in %s", (_what, items, executed) => {
    expect(wasExecuted({ ...empty, ...items })).toBe(executed);
  });
});

describe("a place as text", () => {
  it("counts columns from one, and names the line alone where no column is known", () => {
    expect(spanText({ line: 12, column: 2, endLine: 12, endColumn: 9 })).toBe("12:3");
    expect(spanText({ line: 12, column: 2, endLine: 12, endColumn: Infinity })).toBe("12:3");
    expect(spanText(wholeLine(7))).toBe("line 7");
    expect(spanText({ line: 7, column: Infinity, endLine: 8, endColumn: 3 })).toBe("line 7");
  });
});

describe("a counter", () => {
  it("is a safe integer from 0 up, whatever the report says", () => {
    expect([-1, 0, 3, 2 ** 53, 2 ** 64 - 5, Infinity].map(clampHits)).toEqual([
      0, 0, 3, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER,
    ]);
  });
});
