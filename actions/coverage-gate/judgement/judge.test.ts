import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { percentText } from "../../../shared/report/figures.js";
import { coverageOf, lcovOf } from "../testing/coverage-of.js";
import { reaches } from "./floor.js";
import { judge, type JudgedFacts, type Floors } from "./judge.js";

const FULL: Floors = { statements: 100, branches: 100, functions: 100, lines: 100 };
const floor = (percent: number): Floors => ({ statements: percent, branches: percent, functions: percent, lines: percent });

function judged(reports: readonly string[], facts: Partial<JudgedFacts> = {}, demands: Partial<JudgedFacts["demands"]> = {}) {
  return judge({
    files: coverageOf(...reports), unmeasured: [], scope: { mode: "all", changed: null }, problems: [], notes: [],
    demands: { floors: FULL, paths: [], everySourceFile: true, ...demands }, ...facts,
  });
}

const problem = { code: "shard-count", report: null, file: null, message: "2 of 3" } as const;
const changing = (file: string, ...lines: readonly number[]) => ({ mode: "changed-lines", changed: new Map([[file, new Set(lines)]]) }) as const;

describe("the verdict over everything", () => {
  it("is a pass when all that was measured ran", () => {
    expect(judged([lcovOf("a.py", { 1: 1, 2: 3 }), lcovOf("b.py", { 1: 1 })])).toMatchObject({
      verdict: "pass", totals: { lines: { covered: 3, total: 3 } }, uncovered: [], changed: null,
      notes: [{ code: "not-measured", message: "not in the reports, so not judged: statements, branches, functions" }],
    });
  });

  it("is a fail that names each metric below its floor", () => {
    const judgement = judged([lcovOf("a.py", { 1: 1, 2: 0 }, "FN:1,f", "FNDA:1,f")]);
    expect(judgement).toMatchObject({
      verdict: "fail", shortfalls: [{ kind: "floor", metric: "lines", count: { covered: 1, total: 2 }, floor: 100 }],
      uncovered: [{ file: "a.py", line: 2, endLine: 2, kind: "line", text: "1 line never ran", changed: false }],
    });
  });

  it("is inconclusive with any problem, even when all that was measured ran or nothing reaches its floor", () => {
    expect(judged([lcovOf("a.py", { 1: 1 })], { problems: [problem] })).toMatchObject({ verdict: "inconclusive", problems: [problem] });
    expect(judged([lcovOf("a.py", { 1: 0 })], { problems: [problem] })).toMatchObject({ verdict: "inconclusive" });
  });

  it("G: is inconclusive when nothing is measured, whatever the floors are", () => {
    expect(judged([], {}, { floors: floor(0) })).toMatchObject({ verdict: "inconclusive", problems: [{ code: "nothing-measured" }], notes: [] });
    expect(judged(["SF:a.py\nend_of_record\n"])).toMatchObject({ verdict: "inconclusive", problems: [{ code: "nothing-measured" }] });
    expect(judged([], { scope: { mode: "changed-lines", changed: new Map() } })).toMatchObject({ verdict: "inconclusive" });
  });

  it("is a fail when a source file was measured by nobody, unless the policy tolerates it", () => {
    const reports = [lcovOf("a.py", { 1: 1 })];
    expect(judged(reports, { unmeasured: [{ language: null, files: ["b.py"] }] })).toMatchObject({ verdict: "fail", shortfalls: [{ kind: "unmeasured", files: ["b.py"] }] });
    expect(judged(reports, { unmeasured: [{ language: null, files: ["b.py"] }] }, { everySourceFile: false })).toMatchObject({
      verdict: "pass", unmeasured: ["b.py"], notes: [{ code: "unmeasured-unchanged", message: "1 source file that nobody measured, not held against this change" }, {}],
    });
  });
});

describe("the files of a judgement", () => {
  it("stand worst first, equals by name", () => {
    const reports = [lcovOf("c.py", { 1: 0 }), lcovOf("b.py", { 1: 0, 2: 0 }), lcovOf("a.py", { 1: 0 }), lcovOf("d.py", { 1: 0 })];
    expect(judged(reports).files.map(({ file }) => file)).toEqual(["b.py", "a.py", "c.py", "d.py"]);
  });
});

describe("floors by path", () => {
  const reports = [lcovOf("src/new.py", { 1: 1 }), lcovOf("src/legacy/old.py", { 1: 1, 2: 0 }), lcovOf("src/legacy/older.py", { 1: 0, 2: 0 })];

  it("judge each file on its own and take it out of the common figure", () => {
    const paths = [{ path: "src/legacy/older.py", floors: floor(0) }, { path: "src/legacy/**", floors: floor(50) }];
    expect(judged(reports, {}, { paths })).toMatchObject({ verdict: "pass" });
    const higher = [{ path: "src/legacy/**", floors: floor(50) }, { path: "src/legacy/older.py", floors: floor(0) }];
    expect(judged(reports, {}, { paths: higher })).toMatchObject({
      verdict: "fail", files: [{ file: "src/legacy/older.py" }, { file: "src/legacy/old.py" }, { file: "src/new.py" }],
      shortfalls: [{ kind: "path-floor", file: "src/legacy/older.py", metric: "lines", count: { covered: 0, total: 2 }, floor: 50 }],
    });
  });

  it("hold for changes too", () => {
    const facts = { scope: changing("src/new.py", 1) };
    expect(judged(reports, facts)).toMatchObject({ verdict: "pass", changed: { covered: 1, total: 1 } });
    expect(judged(reports, facts, { paths: [{ path: "**/older.py", floors: floor(1) }] })).toMatchObject({ verdict: "fail", shortfalls: [{ kind: "path-floor" }] });
  });
});

describe("the verdict over changed lines", () => {
  it("looks at what starts on them alone", () => {
    const report = lcovOf("a.py", { 1: 1, 2: 0, 3: 0 }, "FN:2,f", "FNDA:0,f", "BRDA:1,0,0,1", "BRDA:1,0,1,0");
    expect(judged([report], { scope: changing("a.py", 9) })).toMatchObject({ verdict: "pass" });
    expect(judged([report], { scope: changing("b.py", 2) })).toMatchObject({ verdict: "pass" });
    expect(judged([report], { scope: changing("a.py", 2) })).toMatchObject({
      verdict: "fail", shortfalls: [{ kind: "changed-lines", count: { covered: 0, total: 2 } }],
      uncovered: [{ line: 2, kind: "line", changed: true }, { line: 2, kind: "function", changed: true }, { line: 1, kind: "branch", changed: false }, { line: 3, changed: false }],
    });
    expect(judged([report], { scope: changing("a.py", 1) })).toMatchObject({ verdict: "fail", changed: { covered: 2, total: 3 } });
  });

  it("sees a changed line in the middle of a Go block", () => {
    const report = "mode: set\na.go:1.1,9.2 4 0\nb.go:1.1,2.2 1 1\n";
    expect(judged([report], { scope: changing("a.go", 5) })).toMatchObject({
      verdict: "fail", changed: { covered: 0, total: 2 }, uncovered: [{ file: "a.go", line: 1, endLine: 9, changed: true }],
    });
  });

  it("passes and says so when no changed line can be covered", () => {
    const judgement = judged([lcovOf("a.py", { 1: 0 })], { scope: changing("README.md", 1) });
    expect(judgement).toMatchObject({ verdict: "pass", changed: { covered: 0, total: 0 } });
    expect(judgement.notes[0]).toEqual({ code: "no-changed-lines", file: null, message: "the change touches no line that can be covered" });
  });

  it("is inconclusive without complete reports, also when no changed line can be covered", () => {
    expect(judged([lcovOf("a.py", { 1: 1 })], { scope: changing("README.md", 1), problems: [problem] })).toMatchObject({ verdict: "inconclusive" });
  });

  it("holds an unmeasured file against the change only when the change touches it", () => {
    const scope = { mode: "changed-lines", changed: new Map([["new.py", new Set([1])], ["moved.py", new Set<number>()]]) } as const;
    expect(judged([lcovOf("a.py", { 1: 1 })], { scope, unmeasured: [{ language: null, files: ["old.py", "moved.py", "new.py"] }, { language: "Go", files: ["old.go"] }] })).toMatchObject({
      verdict: "fail", shortfalls: [{ kind: "unmeasured", language: null, files: ["new.py"] }], unmeasured: ["old.py", "moved.py", "new.py", "old.go"],
    });
  });

  it("leaves the whole to its floors in mode `all`, and only sorts by the change", () => {
    const scope = { mode: "all", changed: new Map([["b.py", new Set([1])]]) } as const;
    expect(judged([lcovOf("a.py", { 1: 0 }), lcovOf("b.py", { 1: 0 })], { scope })).toMatchObject({
      verdict: "fail", shortfalls: [{ kind: "floor" }], uncovered: [{ file: "b.py", changed: true }, { file: "a.py", changed: false }],
    });
  });
});

describe("comparing with a floor", () => {
  it("M: 99,999 of 100,000 is neither 100 % nor shown as 100 %", () => {
    const count = { covered: 99_999, total: 100_000 };
    expect(reaches(count, 100)).toBe(false);
    expect(percentText(count)).toBe("99.99 %");
  });

  it("takes decimals exactly", () => {
    expect(reaches({ covered: 925, total: 1000 }, 92.5)).toBe(true);
    expect(reaches({ covered: 924, total: 1000 }, 92.5)).toBe(false);
    expect(reaches({ covered: 1, total: 3 }, 33.333333)).toBe(true);
    expect(reaches({ covered: 1, total: 3 }, 33.333334)).toBe(false);
  });

  it("stays exact where floating point is not", () => {
    expect((29 / 100) * 100 >= 29).toBe(false);
    expect(reaches({ covered: 29, total: 100 }, 29)).toBe(true);
    expect(reaches({ covered: Number.MAX_SAFE_INTEGER - 1, total: Number.MAX_SAFE_INTEGER }, 100)).toBe(false);
  });

  it("100 % is reached by all of it and by nothing less", () => {
    fc.assert(fc.property(fc.nat(), fc.nat(), (a, b) => {
      const count = { covered: Math.min(a, b), total: Math.max(a, b) };
      expect(reaches(count, 100)).toBe(count.covered === count.total);
      expect(reaches(count, 0)).toBe(true);
    }));
  });
});
