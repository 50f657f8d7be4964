import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { VERDICTS } from "../../../shared/action/verdict.js";
import { hostileText } from "../../../shared/report/testing/hostile-text.js";
import { statusText } from "./status-text.js";
import { countsOf, judgement } from "./testing/judgement.js";

describe("the commit status", () => {
  it("of a pass says how the items were proved", () => {
    expect(statusText(judgement())).toEqual({ state: "success", description: "2 verified by machine · 1 reviewed" });
  });

  it("of a fail says first what is missing", () => {
    const failed = judgement({ verdict: "fail", reason: "approved does not hold", counts: countsOf({ verified: 2, unsatisfied: 1, pending: 1 }) });
    expect(statusText(failed)).toEqual({ state: "failure", description: "approved does not hold · 2 verified by machine · 1 reviewed" });
  });

  it("is pending where nothing is wrong yet, and an error where a fact is missing", () => {
    const state = (counts: Parameters<typeof countsOf>[0]) => statusText(judgement({ verdict: "inconclusive", counts: countsOf(counts) })).state;
    expect([state({ pending: 1 }), state({ errors: 1, pending: 1 }), state({ errors: 1 }), state({})]).toEqual(["pending", "error", "error", "error"]);
  });

  it("is green for a pass and for what the policy lets through, and for nothing else", () => {
    const green = VERDICTS.filter((verdict) => statusText(judgement({ verdict, counts: countsOf({ pending: 1 }) })).state === "success");
    expect(green).toEqual(["pass", "not-applicable"]);
  });

  it("is one line that GitHub takes, whatever the texts hold", () => {
    fc.assert(fc.property(hostileText, fc.constantFrom(...VERDICTS), (text, verdict) => {
      const { description } = statusText(judgement({ verdict, reason: text.repeat(20), summary: text }));
      expect(description.length).toBeLessThanOrEqual(140);
      expect(description).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    }));
  });
});
