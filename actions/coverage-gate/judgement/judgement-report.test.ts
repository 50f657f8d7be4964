import { describe, expect, it } from "@jest/globals";
import type { CoverageNote } from "../../../shared/coverage/problem.js";
import { NO_TOTALS } from "../../../shared/coverage/totals.js";
import { noteTexts, problemText, reasonText } from "./judgement-report.js";
import type { Judgement, Shortfall } from "./judge.js";

const findings = { totals: NO_TOTALS, files: [], uncovered: [], unmeasured: [], changed: null, notes: [] };
const failing = (...shortfalls: readonly Shortfall[]): Judgement => ({ ...findings, verdict: "fail", shortfalls });
const note = (file: string | null, message: string): CoverageNote => ({ code: "map-mismatch", file, message });

describe("the reason of a verdict", () => {
  it("is the first shortfall, and how many more there are", () => {
    const floor: Shortfall = { kind: "floor", metric: "lines", count: { covered: 1999, total: 2000 }, floor: 92.5 };
    const unmeasured: Shortfall = { kind: "unmeasured", language: null, files: ["a\nb.ts"] };
    expect(reasonText(failing(floor), "all")).toBe("Only 1,999 of 2,000 lines were reached (floor 92.5 %).");
    expect(reasonText(failing(unmeasured, floor), "all")).toBe("Nobody measured 1 source file, and 1 more reason.");
    expect(reasonText(failing(unmeasured, floor, floor), "all")).toBe("Nobody measured 1 source file, and 2 more reasons.");
    expect(reasonText(failing({ ...unmeasured, language: "Go" }), "all")).toBe("Nobody measured 1 source file in Go.");
  });
});

describe("a problem", () => {
  it("names the report, then the source file, each on the one line", () => {
    const problem = { code: "source-edited", message: "not the same source" } as const;
    expect(problemText({ ...problem, report: "r/1.json", file: "a\nb.ts" })).toBe('r/1.json: "a\\nb.ts": not the same source');
    expect(problemText({ ...problem, report: null, file: null })).toBe("not the same source");
  });
});

describe("notes for people", () => {
  it("count the files that one remark is about", () => {
    const files = ["a.ts", "b.ts", "c.ts", "d.ts", "e\n.ts"];
    expect(noteTexts([note(null, "plain"), ...files.map((file) => note(file, "differs")), note("x.ts", "other")])).toEqual([
      "plain", "a.ts, b.ts, c.ts and 2 more files: differs", "x.ts: other",
    ]);
  });

  it("are at most fifteen, and say how many there are beyond", () => {
    const texts = noteTexts(Array.from({ length: 20 }, (_, index) => note("a.ts", `remark ${index}`)));
    expect(texts).toHaveLength(16);
    expect(texts.at(-1)).toBe("and 5 more notes");
  });
});
