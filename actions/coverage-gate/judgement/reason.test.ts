import { describe, expect, it } from "@jest/globals";
import type { CoverageProblem } from "../../../shared/coverage/problem.js";
import { NO_TOTALS } from "../../../shared/coverage/totals.js";
import type { Judgement, Shortfall } from "./judge.js";
import { problemText, reasonText } from "./reason.js";

const findings = { totals: NO_TOTALS, files: [], uncovered: [], unmeasured: [], changed: null, notes: [] };
const failing = (...shortfalls: readonly Shortfall[]): Judgement => ({ ...findings, verdict: "fail", shortfalls });
const missing = (metric: "lines" | "branches" | "functions", floor = 100): Shortfall => ({ kind: "floor", metric, count: { covered: 1999, total: 2000 }, floor });

describe("the reason of a verdict", () => {
  const unmeasured: Shortfall = { kind: "unmeasured", language: null, files: ["a\nb.ts"] };
  const onPath: Shortfall = { kind: "path-floor", file: "c.ts", metric: "lines", count: { covered: 0, total: 2 }, floor: 50 };

  it("takes metrics that miss one floor together", () => {
    expect(reasonText(failing(missing("lines", 92.5)), "all")).toBe("Only 1,999 of 2,000 lines were reached (floor 92.5 %).");
    expect(reasonText(failing(missing("branches"), missing("functions"), missing("lines")), "all"))
      .toBe("Only 1,999 of 2,000 branches, 1,999 of 2,000 functions and 1,999 of 2,000 lines were reached (floor 100 %).");
    expect(reasonText(failing(missing("branches", 90), missing("lines")), "all"))
      .toBe("Only 1,999 of 2,000 branches were reached (floor 90 %), and only 1,999 of 2,000 lines were reached (floor 100 %).");
  });

  it("tells two reasons and counts the others", () => {
    expect(reasonText(failing({ ...unmeasured, language: "Go" }), "all")).toBe("Nobody measured 1 source file in Go.");
    expect(reasonText(failing(unmeasured, missing("lines")), "all")).toBe("Only 1,999 of 2,000 lines were reached (floor 100 %), and nobody measured 1 source file.");
    expect(reasonText(failing(onPath, unmeasured, { kind: "changed-lines", count: { covered: 0, total: 1 } }), "all"))
      .toBe("Only 0 of 2 lines of c.ts were reached (floor 50 %), and nobody measured 1 source file, and 1 more reason.");
  });

  it("is the first problem where nothing is proved, and how many more there are", () => {
    const problem: CoverageProblem = { code: "no-reports", report: null, file: null, message: "no file is called so" };
    const inconclusive = (...problems: readonly CoverageProblem[]): Judgement => ({ ...findings, verdict: "inconclusive", problems });
    expect(reasonText(inconclusive(problem), "all")).toBe("The reports prove nothing: no file is called so.");
    expect(reasonText(inconclusive(problem, problem, problem), "all")).toBe("The reports prove nothing: no file is called so, and 2 more problems.");
  });
});

describe("a problem", () => {
  it("names the report, then the source file, each on the one line", () => {
    const problem = { code: "source-edited", message: "not the same source" } as const;
    expect(problemText({ ...problem, report: "r/1.json", file: "a\nb.ts" })).toBe('r/1.json: "a\\nb.ts": not the same source');
    expect(problemText({ ...problem, report: null, file: null })).toBe("not the same source");
  });
});
