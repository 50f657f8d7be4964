import { describe, expect, it } from "@jest/globals";
import type { ChangeJudgement, HeldCode } from "../../../shared/designs/judgement/judge-change.js";
import { heldText, reasonText } from "./reason.js";
import { reviewReport } from "./review-report.js";

const code = (given: Partial<HeldCode>): HeldCode => ({ files: ["a"], designs: ["A"], certainty: "certain", ...given });
const judgement = (given: Partial<ChangeJudgement>): ChangeJudgement => ({ verdict: "fail", designs: [], problems: [], held: [], ...given });
const problem = (message: string, certainty: "certain" | "unknown") => ({ code: "unreadable", certainty, message, place: { file: "d.md", line: 2, column: 1 } }) as const;

describe("the words of a design review", () => {
  it("name a few files and designs and count the others", () => {
    expect(heldText(code({ files: ["a", "b", "c", "d"], designs: ["A", "B"] }))).toBe("a, b, c and 1 more file may change only under an approved design, and A, B cover it without being approved");
    expect(heldText(code({ designs: ["A", "B", "C", "D", "E"], certainty: "unknown" }))).toBe("a may change only under an approved design, and A, B, C and 2 more designs cover it with an approval that cannot be proved");
  });

  it("give the first reason of the verdict's own kind, and count the others", () => {
    const problems = [problem("unknown", "unknown"), problem("wrong", "certain")];
    expect(reasonText(judgement({ problems, held: [code({})] }))).toBe("wrong (and 2 more problems)");
    expect(reasonText(judgement({ verdict: "inconclusive", problems: problems.slice(0, 1) }))).toBe("unknown");
  });

  it("say where a problem is unless it says so itself, and that nobody could be asked", () => {
    const report = reviewReport(judgement({ problems: [problem("wrong", "certain"), problem("d.md:2:1: wrong", "certain")], held: [code({})] }), { repository: null, commit: "c", base: "main", policy: "p", pullRequest: null });
    expect(report.title).toBe("design review");
    expect(report.problems?.map(({ text }) => text).slice(0, 2)).toEqual(["d.md:2:1: wrong", "d.md:2:1: wrong"]);
    expect(report.facts).toContainEqual({ label: "Pull request", value: "none: reviews prove nothing here" });
  });
});
