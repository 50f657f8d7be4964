import { describe, expect, it } from "@jest/globals";
import istanbul from "istanbul-lib-coverage";
import { mergeItems } from "./merge-items.js";
import { istanbulRecord } from "./istanbul-record.js";
import { mergeCoverage } from "./merge.js";
import type { Statement } from "./model.js";
import { istanbulJson, rawRecord, type RecordPlan } from "./testing/istanbul-records.js";
import { mergeReports } from "./testing/merging.js";
import { STATEMENT_RULE } from "./item-rules.js";
import { addTotals, totalsOf } from "./totals.js";

function ours(...plans: readonly RecordPlan[]) {
  const merged = mergeReports(...plans.map((plan) => istanbulJson(rawRecord(plan))));
  return { ...merged, totals: addTotals(Array.from(merged.files.values(), totalsOf)), file: [...merged.files.values()][0]! };
}

/** What nyc, monocart, jest and vitest do with the same records. */
function theirs(...plans: readonly RecordPlan[]) {
  const map = istanbul.createCoverageMap({});
  for (const plan of plans) map.merge({ [plan.path ?? "/repo/src/a.js"]: rawRecord(plan) });
  return map;
}

const arm = (line: number, hits: number) => ({ at: [line, 4, line, 9] as const, hits });

describe("merging istanbul records, by the defects of istanbul-lib-coverage", () => {
  it("A: an item without a match keeps its own hits and never takes those of what contains it", () => {
    const outer = { type: "if", at: [1, 0, 20, 1] as const, arms: [arm(2, 5), arm(3, 5)] };
    const neverRun = { type: "if", at: [5, 2, 7, 3] as const, arms: [arm(5, 0), arm(6, 0)] };
    // Their key of a branch is its first arm: the never-run `if` lies inside the first arm of the other branch.
    const wide = { ...outer, arms: [{ at: [1, 0, 20, 1] as const, hits: 5 }, arm(3, 5)] };
    const plans = [{ branches: [wide] }, { branches: [{ ...neverRun }] }];

    expect(theirs(...plans).getCoverageSummary().branches).toMatchObject({ covered: 4, total: 4, pct: 100 });
    const { file, totals } = ours(...plans);
    expect(totals.branches).toEqual({ covered: 2, total: 4 });
    expect(file.branches.map(({ arms }) => arms.map(({ hits }) => hits))).toEqual([[5, 5], [0, 0]]);
  });

  it("A: a statement inside one that ran, unknown to the other shard, stays uncovered", () => {
    const plans = [
      { statements: [{ at: [1, 0, 9, 1] as const, hits: 3 }] },
      { statements: [{ at: [1, 0, 9, 1] as const, hits: 0 }, { at: [4, 2, 4, 9] as const, hits: 0 }] },
    ];
    expect(theirs(...plans).getCoverageSummary().statements.pct).toBe(100);
    expect(ours(...plans).totals.statements).toEqual({ covered: 1, total: 2 });
  });

  it("B: two branches that share their first arm stay two branches", () => {
    const plan = {
      branches: [
        { type: "cond-expr", at: [3, 0, 3, 30] as const, arms: [{ at: [3, 0, 3, 5] as const, hits: 0 }, { at: [3, 9, 3, 12] as const, hits: 1 }] },
        { type: "binary-expr", at: [3, 0, 3, 20] as const, arms: [{ at: [3, 0, 3, 5] as const, hits: 1 }, { at: [3, 6, 3, 7] as const, hits: 1 }, { at: [3, 8, 3, 9] as const, hits: 1 }] },
      ],
    };
    expect(theirs(plan, plan).getCoverageSummary().branches).toMatchObject({ covered: 3, total: 3, pct: 100 });
    expect(ours(plan, plan).totals.branches).toEqual({ covered: 4, total: 5 });
  });

  it("B2: branches whose first arm has no place in the source do not share one key", () => {
    const branch = (line: number, hits: number) => ({ type: "if", at: [line, 0, line, 9] as const, arms: [{ at: null, hits }, arm(line, hits)] });
    const plan = { branches: [branch(1, 4), branch(2, 0)] };
    expect(theirs(plan, plan).getCoverageSummary().branches.total).toBe(2);
    expect(ours(plan, plan).file.branches.map(({ arms }) => arms.map(({ hits }) => hits))).toEqual([[8, 8], [0, 0]]);
  });

  it("C: counters of reportLogic (bT) are tolerated instead of ending in a TypeError", () => {
    const branch = (type: string) => ({ type, at: [1, 0, 1, 9] as const, arms: [arm(1, 1), arm(2, 1)] });
    const withLogic = () => ({ ...rawRecord({ branches: [branch("if"), branch("binary-expr")] }), bT: { 0: [1, 1], 1: [0, 1] } });
    const map = istanbul.createCoverageMap({ "/repo/src/a.js": withLogic() });
    expect(() => { map.merge({ "/repo/src/a.js": withLogic() }); }).toThrow(TypeError);
    const { files, problems } = mergeReports(istanbulJson(withLogic()), istanbulJson(withLogic()));
    expect(problems).toEqual([]);
    expect(totalsOf(files.get("/repo/src/a.js")!).branches).toEqual({ covered: 4, total: 4 });
  });

  it("D: functions that share a body but not a head or a name stay different functions", () => {
    const plan = {
      functions: [
        { name: "get", at: [2, 10, 4, 3] as const, declaredAt: [2, 2, 2, 5] as const, hits: 0 },
        { name: "set", at: [2, 10, 4, 3] as const, declaredAt: [2, 6, 2, 9] as const, hits: 7 },
      ],
    };
    expect(theirs(plan, plan).getCoverageSummary().functions).toMatchObject({ covered: 1, total: 1 });
    expect(ours(plan, plan).file.functions.map(({ name, hits }) => [name, hits])).toEqual([["get", 0], ["set", 14]]);
  });

  it("E: an arm that only one shard knows is not cut off", () => {
    const plans = [
      { branches: [{ type: "switch", at: [1, 0, 9, 1] as const, arms: [arm(2, 1), arm(3, 1)] }] },
      { branches: [{ type: "switch", at: [1, 0, 9, 1] as const, arms: [arm(2, 1), arm(3, 1), arm(4, 0)] }] },
    ];
    expect(theirs(...plans).getCoverageSummary().branches.pct).toBe(100);
    const { totals, notes } = ours(...plans);
    expect(totals.branches).toEqual({ covered: 4, total: 5 });
    expect(notes.map(({ code }) => code)).toEqual(["map-mismatch"]);
  });

  it("H: the caller's records are the same after a merge", () => {
    const plans = [{ statements: [{ at: [1, 0, 1, 9] as const, hits: 1 }] }, { statements: [{ at: [2, 0, 2, 9] as const, hits: 2 }] }];
    const inputs = plans.map((plan) => ({ report: "r", path: "a.js", file: istanbulRecord("a.js", rawRecord(plan)) }));
    const before = structuredClone(inputs);
    mergeCoverage([...inputs, ...inputs]);
    expect(inputs).toEqual(before);
  });

  it("J: records with different maps are merged with one key per item, not by comparing each with each", () => {
    const built = { keys: 0, compared: 0 };
    const counting = {
      ...STATEMENT_RULE,
      key: (item: Statement) => { built.keys += 1; return STATEMENT_RULE.key(item); },
      same: (left: Statement, right: Statement) => { built.compared += 1; return STATEMENT_RULE.same(left, right); },
    };
    const statements = (offset: number): Statement[] => Array.from({ length: 4000 }, (_, index) => ({
      kind: "statement", weight: 1, hits: 1, span: { line: index + offset, column: 0, endLine: index + offset, endColumn: 9 },
    }));
    expect(mergeItems(statements(1), statements(2), counting).items).toHaveLength(4001);
    expect(built).toEqual({ keys: 8000, compared: 1 });
  });

  it("K: two executed records of one path with different hashes mean that the source was edited between shards", () => {
    const statement = (hits: number) => [{ at: [1, 0, 1, 9] as const, hits }];
    const { problems } = ours({ hash: "one", statements: statement(1) }, { hash: "two", statements: statement(1) });
    expect(problems).toEqual([
      expect.objectContaining({ code: "source-edited", report: "shard-2", file: "/repo/src/a.js", message: expect.stringContaining("shard-1") }),
    ]);
    expect(ours({ hash: "one", statements: statement(1) }, { hash: "one", statements: statement(1) }).problems).toEqual([]);
    // An instrumenter's placeholder of a file that nobody ran has no say about the source that ran.
    expect(ours({ hash: "one", statements: statement(1) }, { hash: "two", statements: statement(0) }).problems).toEqual([]);
  });

  it("L: what only a record flagged `all` knows is not dropped", () => {
    const plans = [
      { statements: [{ at: [1, 0, 1, 9] as const, hits: 1 }] },
      { all: true, statements: [{ at: [1, 0, 1, 9] as const, hits: 0 }, { at: [2, 0, 2, 9] as const, hits: 0 }] },
    ];
    expect(theirs(...plans).getCoverageSummary().statements.pct).toBe(100);
    expect(ours(...plans).totals.statements).toEqual({ covered: 1, total: 2 });
  });
});

describe("placeholders of files that no test loaded", () => {
  const whole = [1, 0, 9, 0] as const;
  const placeholder: RecordPlan = {
    all: true,
    statements: [{ at: [1, 0, 1, 9], hits: 0 }],
    functions: [{ name: "(empty-report)", at: whole, hits: 0 }],
    branches: [{ type: "branch", at: whole, arms: [{ at: whole, hits: 0 }] }],
  };
  const real: RecordPlan = {
    statements: [{ at: [1, 0, 1, 9], hits: 2 }],
    functions: [{ name: "run", at: [2, 0, 4, 1], hits: 1 }],
    branches: [{ type: "branch", at: [2, 0, 4, 1], arms: [{ at: [2, 0, 4, 1], hits: 1 }] }],
  };

  it.each([
    ["before", [placeholder, real]], ["after", [real, placeholder]], ["around", [placeholder, real, placeholder, placeholder]],
  ] as const)(
    "add nothing of their own when they come %s a real record",
    (_when, plans) => {
      const { totals, notes } = ours(...plans);
      expect(totals).toEqual({
        statements: { covered: 1, total: 1 }, branches: { covered: 1, total: 1 },
        functions: { covered: 1, total: 1 }, lines: { covered: 1, total: 1 },
      });
      expect(new Set(notes.map(({ code }) => code))).toEqual(new Set(["v8-branches"]));
    },
  );

  it("keep the file uncovered when there is nothing else", () => {
    const { totals } = ours(placeholder, placeholder);
    expect(totals.statements).toEqual({ covered: 0, total: 1 });
    expect(totals.functions).toEqual({ covered: 0, total: 1 });
  });

  it("are told apart from a real record that knows less than they do", () => {
    const { totals, notes } = ours({ ...real, statements: [] }, placeholder);
    expect(totals.statements).toEqual({ covered: 0, total: 1 });
    expect(notes.map(({ code }) => code)).toContain("map-mismatch");
  });
});

describe("merging other formats", () => {
  it("adds lines, functions and arms of LCOV whose branches have the same keys", () => {
    const shard = (line: number, arm: string) =>
      `SF:a.c\nFN:1,main\nFNDA:${line},main\nDA:1,${line}\nDA:2,0\nBRDA:2,0,0,${arm}\nBRDA:2,0,1,0\nend_of_record\n`;
    const { files, problems, notes } = mergeReports(shard(1, "-"), shard(2, "3"));
    expect(problems).toEqual([]);
    expect(notes).toEqual([]);
    expect(files.get("a.c")).toMatchObject({
      lines: [{ line: 1, hits: 3 }, { line: 2, hits: 0 }],
      functions: [{ name: "main", hits: 3 }],
      branches: [{ arms: [{ name: "0", hits: 3 }, { name: "1", hits: 0 }] }],
    });
  });

  it("refuses to unite LCOV branches whose numbers differ between shards", () => {
    const shard = (...arms: readonly string[]) => `SF:a.js\nDA:7,1\n${arms.map((arm) => `BRDA:${arm},1\n`).join("")}end_of_record\n`;
    const { problems } = mergeReports(shard("7,0,0", "8,0,0"), shard("7,0,0", "8,0,0", "8,1,0"));
    expect(problems).toMatchObject([{ code: "unstable-branches", report: "shard-2", file: "a.js", message: expect.stringMatching(/^line 8 .*shard-1/u) }]);
    expect(mergeReports(shard("9,0,0"), shard()).problems).toMatchObject([{ code: "unstable-branches" }]);
  });

  it("adds up Go blocks of several profiles and keeps their weight", () => {
    const profile = (count: number) => `mode: count\nm/a.go:1.1,3.2 4 ${count}\nm/a.go:4.1,5.2 1 0\n`;
    const { files } = mergeReports(profile(2), profile(3));
    expect(files.get("m/a.go")!.statements.map(({ weight, hits }) => [weight, hits])).toEqual([[4, 5], [1, 0]]);
  });

  it("refuses a file that two formats measured", () => {
    const { problems } = mergeReports("SF:a.go\nDA:1,1\nend_of_record\n", "mode: set\na.go:1.1,3.2 4 1\n");
    expect(problems).toMatchObject([{ code: "two-formats", report: "shard-2", file: "a.go", message: expect.stringMatching(/as go here and as lcov in shard-1/u) }]);
  });

  it("takes formats side by side as long as their files differ, and a file called __proto__ like any other", () => {
    const { files, problems } = mergeReports("SF:__proto__\nDA:1,1\nend_of_record\n", "mode: set\na.go:1.1,3.2 4 1\n");
    expect([...files.keys()]).toEqual(["__proto__", "a.go"]);
    expect(problems).toEqual([]);
  });

  it("keeps a line that only one LCOV report knows, and says that the tables differ", () => {
    const { files, notes } = mergeReports("SF:a.py\nDA:1,1\nend_of_record\n", "SF:a.py\nDA:2,0\nend_of_record\n");
    expect(files.get("a.py")!.lines).toEqual([{ kind: "line", line: 1, hits: 1 }, { kind: "line", line: 2, hits: 0 }]);
    expect(notes).toMatchObject([{ code: "map-mismatch", file: "a.py" }]);
  });

  it("keeps a Go block that differs only in its statement count apart, and says that the tables differ", () => {
    const { files, notes } = mergeReports("mode: set\na.go:1.1,3.2 4 1\n", "mode: set\na.go:1.1,3.2 5 0\n");
    expect(totalsOf(files.get("a.go")!).statements).toEqual({ covered: 4, total: 9 });
    expect(notes).toMatchObject([{ code: "map-mismatch", file: "a.go" }]);
  });
});
