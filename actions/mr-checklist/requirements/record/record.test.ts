import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { HEAD, questionOf } from "../testing/question.js";
import { requirementOf } from "../testing/requirement.js";
import { record } from "./record.js";

type Given = Readonly<Record<string, unknown>>;

function recordOf(given: Given = {}): Given {
  return {
    gate: "coverage-gate", verdict: "pass", commit: HEAD, finished: "2026-11-23T11:00:00Z", expires: "2026-12-23T11:00:00Z",
    policyDigest: null, source: "artifact plimsoll-records", ...given,
  };
}

function judge(written: Given, ...records: readonly Given[]) {
  return record(requirementOf("record", { gate: "coverage-gate", ...written }), questionOf({ records }));
}

describe("another gate's record", () => {
  it("lets the change through when it says pass of the head", () => {
    expect(judge({}, recordOf())).toEqual({
      state: "satisfied", reason: "coverage-gate said pass of the head", evidence: ["coverage-gate said pass, finished 2026-11-23T11:00:00Z, artifact plimsoll-records"],
    });
    expect(judge({ verdict: ["pass", "not-applicable"] }, recordOf({ verdict: "not-applicable" })).state).toBe("satisfied");
    expect(judge({}, recordOf({ finished: null })).evidence).toEqual(["coverage-gate said pass, artifact plimsoll-records"]);
    expect(judge({ "max-age": "1h" }, recordOf()).state).toBe("satisfied");
  });

  it.each([
    [{}, { verdict: "fail" }, "unsatisfied", "coverage-gate said fail of the head, and pass is demanded; see its report"],
    [{}, { verdict: "not-applicable" }, "unsatisfied", "coverage-gate said not-applicable of the head, and pass is demanded; see its report"],
    [{}, { verdict: "inconclusive" }, "error", "coverage-gate could not judge the head; see its report, then run coverage-gate again on the head"],
    [{}, { expires: "2026-11-23T12:00:00Z" }, "unsatisfied", "the record of coverage-gate expired at 2026-11-23T12:00:00Z; run coverage-gate again on the head"],
    [{}, { finished: "2026-11-23T12:06:00Z" }, "unsatisfied", "the record of coverage-gate is from the future; set the clock of its machine and run coverage-gate again on the head"],
    [{ "max-age": "30m" }, {}, "unsatisfied", "the record of coverage-gate is 1 h 00 min old, 30 min 00 s are allowed; run coverage-gate again on the head"],
    [{ "max-age": "30m" }, { finished: null }, "error", "nobody knows how old the record of coverage-gate is; run coverage-gate again on the head"],
  ])("by %j with %j is %s: %s", (rules, given, state, reason) => {
    expect(judge(rules, recordOf(given))).toMatchObject({ state, reason });
  });

  it("is waited for, and one about another commit or of another gate is none", () => {
    expect(judge({})).toEqual({
      state: "pending", evidence: [],
      reason: "there is no record of coverage-gate about the head; wait for the gate, and when it never comes see whether it runs before the checklist and hands its record over",
    });
    expect(judge({}, recordOf({ commit: "c".repeat(40) }), recordOf({ gate: "fvt" }))).toMatchObject({
      state: "pending", evidence: ["coverage-gate said pass, finished 2026-11-23T11:00:00Z, artifact plimsoll-records, is about ccccccc and does not count"],
    });
  });

  it("is an error of a fork's own run, unless the policy takes it and says so, and of a run of another head", () => {
    const pull = { head: { ref: "totals", sha: HEAD, repository: "mallory/orders" } };
    const of = (written: Given, given: Given) => record(requirementOf("record", { gate: "coverage-gate", ...written }), questionOf({ records: [recordOf()], ...given }));
    expect(of({}, { pull, evidenceHead: HEAD })).toMatchObject({ state: "error", reason: expect.stringContaining("left by the run of mallory/orders") });
    expect(of({ forks: "accept" }, { pull, evidenceHead: HEAD })).toMatchObject({ state: "satisfied", reason: "coverage-gate said pass of the head, by the word of mallory/orders's own run, which the policy accepts" });
    expect(of({}, { pull })).toMatchObject({ state: "satisfied", reason: "coverage-gate said pass of the head" });
    expect(of({}, { evidenceHead: "c".repeat(40) })).toMatchObject({ state: "error", reason: expect.stringContaining("left for ccccccc") });
    expect(of({}, { pull, evidenceHead: HEAD, records: [] }).state).toBe("pending");
    expect(of({}, { evidenceHead: undefined })).toMatchObject({ state: "error", reason: "the facts do not say for which head the record was left; write its sha as evidenceHead, or null where you vouch for them" });
    expect(of({ verdict: ["not-applicable"] }, { evidenceHead: undefined }).state).toBe("unsatisfied");
  });

  it("is the one that was finished last", () => {
    const [early, late] = [recordOf({ finished: "2026-11-23T10:00:00Z" }), recordOf()];
    expect(judge({}, early, { ...late, verdict: "fail" }).state).toBe("unsatisfied");
    expect(judge({}, { ...early, verdict: "fail" }, late).state).toBe("satisfied");
    expect(judge({}, early, { ...late, expires: "2026-11-23T11:30:00Z" }).state).toBe("unsatisfied");
  });

  it("is all of them where nobody can say which is the last", () => {
    expect(judge({}, recordOf(), recordOf({ verdict: "fail" })).state).toBe("unsatisfied");
    expect(judge({}, recordOf(), recordOf({ verdict: "fail", finished: null })).state).toBe("unsatisfied");
    expect(judge({}, recordOf({ verdict: "inconclusive" }), recordOf({ verdict: "fail" })).state).toBe("unsatisfied");
    expect(judge({}, recordOf(), recordOf({ verdict: "inconclusive" })).state).toBe("error");
  });

  it("says the same in any order, and lets through only on a current pass of the head", () => {
    const any = fc.record({
      verdict: fc.constantFrom("pass", "fail", "inconclusive", "not-applicable"), commit: fc.constantFrom(HEAD, "c".repeat(40)), gate: fc.constantFrom("coverage-gate", "fvt"),
      finished: fc.constantFrom("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", null), expires: fc.constantFrom("2026-11-23T11:30:00Z", "2026-12-23T11:00:00Z"),
    });
    const shuffled = fc.array(any, { maxLength: 4 }).chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })));
    fc.assert(fc.property(shuffled, fc.constantFrom({}, { "max-age": "90m" }), ([records, others], rules) => {
      const { state } = judge(rules, ...records.map(recordOf));
      expect(judge(rules, ...others.map(recordOf)).state).toBe(state);
      if (state !== "satisfied") return;
      expect(records.some(({ verdict, commit, gate, expires }) => verdict === "pass" && commit === HEAD && gate === "coverage-gate" && expires > "2026-11-23T12")).toBe(true);
    }), { numRuns: 500 });
  });
});
