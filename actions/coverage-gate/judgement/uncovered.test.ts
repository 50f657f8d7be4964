import { describe, expect, it } from "@jest/globals";
import { istanbulJson, rawRecord, type RecordPlan } from "../../../shared/coverage/testing/istanbul-records.js";
import { coverageOf, lcovOf } from "../testing/coverage-of.js";
import { uncoveredPlaces } from "./uncovered.js";

const NO_CHANGE = new Map<string, ReadonlySet<number>>();

function places(plan: RecordPlan, changed: ReadonlyMap<string, ReadonlySet<number>> = NO_CHANGE) {
  return uncoveredPlaces(coverageOf(istanbulJson(rawRecord({ path: "a.ts", ...plan }))), changed);
}

function texts(plan: RecordPlan): string[] {
  return places(plan).map(({ line, endLine, text }) => `${line}-${endLine} ${text}`);
}

const arms = (...hits: readonly number[]) => hits.map((one, index) => ({ at: [12, 4 + index, 13, 5] as const, hits: one }));

describe("what a reviewer reads about a place that no test reached", () => {
  it.each([
    ["if", [1, 0], "12-12 else arm of the `if` at 12:3 never ran"],
    ["cond-expr", [0, 1], "12-13 true arm of the conditional expression at 12:3 never ran"],
    ["switch", [1, 0], "12-13 case 2 of the `switch` at 12:3 never ran"],
    ["binary-expr", [1, 0], "12-13 operand 2 of the logical expression at 12:3 never ran"],
    ["default-arg", [0], "12-13 default value of the argument at 12:3 was never used"],
    ["branch", [0], "12-13 branch at 12:3 never ran"],
    ["match", [1, 0], "12-13 arm 2 of the `match` branch at 12:3 never ran"],
  ])("names the arm of a %s", (type, hits, text) => {
    const branch = { type, at: [12, 2, 14, 3] as const, arms: arms(...hits) };
    const implicit = type === "if" ? { ...branch, arms: [branch.arms[0]!, { at: null, hits: 0 }] } : branch;
    expect(texts({ branches: [implicit] })).toEqual([text]);
  });

  it("names the function by its head", () => {
    expect(texts({ functions: [{ name: "close", at: [4, 20, 9, 1], declaredAt: [4, 9, 4, 14], hits: 0 }] })).toEqual(["4-4 function `close` was never called"]);
    expect(texts({ functions: [{ name: "(anonymous_2)", at: [4, 20, 9, 1], declaredAt: [4, 9, 4, 14], hits: 0 }] })).toEqual(["4-4 function without a name was never called"]);
  });

  it("says it in words when V8's placeholder is all there is", () => {
    expect(texts({ functions: [{ name: "(empty-report)", at: [1, 0, 9, 0], hits: 0 }] })).toEqual(["1-9 no test loaded this file"]);
  });

  it("places a function without a known head by its body", () => {
    const record = rawRecord({ path: "a.ts", functions: [{ name: "f", at: [4, 0, 9, 1], hits: 0 }] });
    Reflect.deleteProperty(record.fnMap["0"]!, "decl");
    expect(uncoveredPlaces(coverageOf(istanbulJson(record)), NO_CHANGE)).toMatchObject([{ line: 4, endLine: 9 }]);
  });

  it("names an arm of LCOV in its own words", () => {
    const [place] = uncoveredPlaces(coverageOf(lcovOf("m.py", {}, "BRDA:3,0,jump to line 4,-", "BRDA:3,0,jump to line 5,1")), NO_CHANGE);
    expect(place).toEqual({ file: "m.py", line: 3, endLine: 3, kind: "branch", changed: false, text: 'arm "jump to line 4" of the branch on line 3 never ran' });
  });

  it("joins neighbouring and nested statements into one range, and leaves lines to them", () => {
    const statement = (line: number, endLine: number, hits = 0) => ({ at: [line, 0, endLine, 1] as const, hits });
    expect(texts({ statements: [statement(3, 6), statement(4, 4), statement(7, 7), statement(9, 9), statement(8, 8, 1)] })).toEqual([
      "3-7 3 statements never ran", "9-9 1 statement never ran",
    ]);
  });

  it("joins lines of a format that knows lines alone", () => {
    const list = uncoveredPlaces(coverageOf(lcovOf("m.py", { 1: 1, 2: 0, 3: 0, 5: 0 })), NO_CHANGE);
    expect(list.map(({ line, endLine, kind, text }) => [line, endLine, kind, text])).toEqual([[2, 3, "line", "2 lines never ran"], [5, 5, "line", "1 line never ran"]]);
  });

  it("does not list a Go block without statements", () => {
    expect(uncoveredPlaces(coverageOf("mode: set\na.go:22.15,22.16 0 0\na.go:2.1,3.2 1 1\n"), NO_CHANGE)).toEqual([]);
  });

  it("puts changed lines first, then goes by file and line, and does not join changed with unchanged", () => {
    const list = uncoveredPlaces(
      coverageOf(lcovOf("b.py", { 1: 0, 2: 0, 3: 0 }), lcovOf("a.py", { 4: 0, 9: 0 }, "FN:4,g", "FNDA:0,g", "FN:9,f", "FNDA:0,f")),
      new Map([["b.py", new Set([2])]]),
    );
    expect(list.map(({ file, line, endLine, changed }) => `${file}:${line}-${endLine}${changed ? " changed" : ""}`)).toEqual([
      "b.py:2-2 changed", "a.py:4-4", "a.py:4-4", "a.py:9-9", "a.py:9-9", "b.py:1-1", "b.py:3-3",
    ]);
  });
});
