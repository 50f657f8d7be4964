import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { exitCodeOf, VERDICTS, worstVerdict, type Verdict } from "./verdict.js";

describe("a verdict", () => {
  it("has the exit code that the design promises", () => {
    expect(VERDICTS.map((verdict) => [verdict, exitCodeOf(verdict)])).toEqual([["pass", 0], ["fail", 1], ["inconclusive", 3], ["not-applicable", 0]]);
  });

  it.each<[Verdict, readonly Verdict[]]>([
    ["inconclusive", []],
    ["not-applicable", ["not-applicable", "not-applicable"]],
    ["pass", ["not-applicable", "pass"]],
    ["inconclusive", ["pass", "inconclusive", "not-applicable"]],
    ["fail", ["pass", "inconclusive", "fail"]],
  ])("of several gates is %s for %j", (worst, verdicts) => {
    expect(worstVerdict(verdicts)).toBe(worst);
  });

  it("of several gates lets a change through only when each of them does", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...VERDICTS)), (verdicts) => {
      expect(exitCodeOf(worstVerdict(verdicts)) === 0).toBe(verdicts.length > 0 && verdicts.every((verdict) => exitCodeOf(verdict) === 0));
    }));
  });
});
