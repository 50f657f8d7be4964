import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Verdict } from "../../../shared/action/verdict.js";
import { composeRecord, type GateRecord } from "../../../shared/record/record.js";
import type { NeededJob } from "../needs/needs-context.js";
import { judgeJobs, type Expectations } from "./judge-jobs.js";

const COMMIT = "a".repeat(40);
const NOW = new Date("2026-11-23T12:00:00Z");

function needed(result: string, verdict?: string): NeededJob {
  return { result, outputs: new Map(verdict === undefined ? [] : [["verdict", verdict]]) };
}

function expecting(expected: Partial<Expectations>): Expectations {
  return { jobs: [], gates: new Map(), maySkip: new Map(), recorded: null, ...expected };
}

function judgeOne(job: NeededJob, expected: Partial<Expectations> = {}): { verdict: Verdict; code: string | undefined } {
  const judgement = judgeJobs(new Map([["one", job]]), expecting(expected));
  return { verdict: judgement.verdict, code: judgement.jobs[0]?.reason.code };
}

function record(gate: string, verdict: Verdict, commit = COMMIT, finished = NOW): GateRecord {
  return composeRecord({
    gate, verdict, finished, started: finished, validDays: 30, toolVersion: "1.0.0",
    facts: { repository: "/r", commit, tree: null, artifacts: [], policyDigest: null, counts: { tests: 12, failed: 0 }, findings: [] },
    run: { host: "runner", repository: "o/r", workflowRef: null, workflowSha: null, runId: "1", attempt: 1, actor: null, event: null, pullRequest: null, base: null },
  });
}

describe("judgeJobs", () => {
  it("passes when every job succeeded", () => {
    const judgement = judgeJobs(new Map([["plan", needed("success")], ["merge", needed("success", "pass")]]), expecting({ jobs: ["plan"], gates: new Map([["merge", "merge-shards"]]) }));
    expect(judgement.verdict).toBe("pass");
    expect(judgement.jobs.map(({ job, verdict }) => [job, verdict])).toEqual([["plan", "pass"], ["merge", "pass"]]);
  });

  it.each([
    [needed("skipped"), "inconclusive", "skipped"],
    [needed("cancelled"), "inconclusive", "cancelled"],
    [needed("cancelled", "pass"), "inconclusive", "cancelled"],
    [needed("failure"), "inconclusive", "failed-without-verdict"],
    [needed("failure", "fail"), "fail", "gate-failed"],
    [needed("failure", "inconclusive"), "inconclusive", "gate-inconclusive"],
    [needed("failure", "pass"), "inconclusive", "contradiction"],
    [needed("failure", "green"), "inconclusive", "contradiction"],
    [needed("success", "fail"), "inconclusive", "contradiction"],
    [needed("success", "inconclusive"), "inconclusive", "contradiction"],
    [needed("success", "not-applicable"), "inconclusive", "gate-not-applicable"],
    [needed("success", "Pass"), "inconclusive", "gate-unknown-word"],
    [needed("neutral"), "inconclusive", "unknown-result"],
    [needed(""), "inconclusive", "unknown-result"],
    [needed("SUCCESS"), "inconclusive", "unknown-result"],
  ])("never passes %j", (job, verdict, code) => {
    expect(judgeOne(job)).toEqual({ verdict, code });
  });

  it("is inconclusive without any job", () => {
    expect(judgeJobs(new Map(), expecting({})).verdict).toBe("inconclusive");
  });

  it("is inconclusive when an expected job is absent from the needs", () => {
    const judgement = judgeJobs(new Map([["plan", needed("success")]]), expecting({ jobs: ["plan", "shard"] }));
    expect(judgement.verdict).toBe("inconclusive");
    expect(judgement.jobs[1]).toEqual({ job: "shard", result: null, verdict: "inconclusive", reason: { code: "absent" } });
  });

  it("judges a needed job that no expectation names", () => {
    const judgement = judgeJobs(new Map([["plan", needed("success")], ["later", needed("skipped")]]), expecting({ jobs: ["plan"] }));
    expect(judgement.verdict).toBe("inconclusive");
  });

  it("is inconclusive when a gate succeeded without saying anything", () => {
    expect(judgeOne(needed("success"), { gates: new Map([["one", "gate"]]) })).toEqual({ verdict: "inconclusive", code: "gate-silent" });
  });

  it("lets a named job be skipped beside one that succeeded, and keeps the reason", () => {
    const needs = new Map([["plan", needed("success")], ["docs", needed("skipped")]]);
    const judgement = judgeJobs(needs, expecting({ maySkip: new Map([["docs", "no page changed"]]) }));
    expect(judgement.verdict).toBe("pass");
    expect(judgement.jobs[1]).toEqual({ job: "docs", result: "skipped", verdict: "not-applicable", reason: { code: "skip-allowed", why: "no page changed" } });
  });

  it("lets the gate of a named job be not applicable", () => {
    const needs = new Map([["plan", needed("success")], ["one", needed("success", "not-applicable")]]);
    expect(judgeJobs(needs, expecting({ maySkip: new Map([["one", "no migrations"]]) })).verdict).toBe("pass");
  });

  it.each([needed("cancelled"), needed("failure"), needed("failure", "fail")])("does not let a named job end as %j", (job) => {
    const needs = new Map([["plan", needed("success")], ["docs", job]]);
    expect(judgeJobs(needs, expecting({ maySkip: new Map([["docs", "no page changed"]]) })).verdict).not.toBe("pass");
  });

  it("is inconclusive when every job was skipped, named or not: nothing was proved", () => {
    expect(judgeOne(needed("skipped"), { maySkip: new Map([["one", "why not"]]) })).toEqual({ verdict: "inconclusive", code: "skip-allowed" });
  });

  it("fails rather than being inconclusive when both happened", () => {
    expect(judgeJobs(new Map([["a", needed("cancelled")], ["b", needed("failure", "fail")]]), expecting({})).verdict).toBe("fail");
  });

  it("passes only where every job succeeded, for all results and outputs there are", () => {
    const jobs = fc.array(
      fc.record({
        result: fc.constantFrom("success", "failure", "cancelled", "skipped", "neutral", ""),
        verdict: fc.option(fc.constantFrom("pass", "fail", "inconclusive", "not-applicable", "", "ok"), { nil: undefined }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(jobs, (list) => {
        const needs = new Map(list.map(({ result, verdict }, index) => [`job${index}`, needed(result, verdict)]));
        const allGreen = list.length > 0 && list.every(({ result, verdict = "" }) => result === "success" && ["", "pass"].includes(verdict));
        expect(judgeJobs(needs, expecting({})).verdict === "pass").toBe(allGreen);
      }),
    );
  });
});

describe("judgeJobs with gate records", () => {
  const gates = new Map([["one", "coverage-gate"]]);

  it("passes on a record of the gate about this commit, and takes its counts", () => {
    const recorded = { commit: COMMIT, now: NOW, records: [record("merge-shards", "pass"), record("coverage-gate", "pass")] };
    const judgement = judgeJobs(new Map([["one", needed("success", "pass")]]), expecting({ gates, recorded }));
    expect(judgement.verdict).toBe("pass");
    expect(judgement.jobs[0]?.reason).toEqual({ code: "gate-passed", counts: new Map([["tests", 12], ["failed", 0]]) });
  });

  it.each([
    ["no record", [], "record-absent"],
    ["the record of another gate", [record("merge-shards", "pass")], "record-absent"],
    ["a record about another commit", [record("coverage-gate", "pass", "b".repeat(40))], "record-refused"],
    ["a record that says fail", [record("coverage-gate", "fail")], "record-refused"],
    ["a record that says not applicable", [record("coverage-gate", "not-applicable")], "record-refused"],
    ["an expired record", [record("coverage-gate", "pass", COMMIT, new Date("2026-01-01T00:00:00Z"))], "record-refused"],
  ])("is inconclusive with %s", (_what, records, code) => {
    expect(judgeOne(needed("success", "pass"), { gates, recorded: { commit: COMMIT, now: NOW, records } })).toEqual({ verdict: "inconclusive", code });
  });

  it("needs no record of a job that is no gate", () => {
    expect(judgeOne(needed("success", "pass"), { recorded: { commit: COMMIT, now: NOW, records: [] } })).toEqual({ verdict: "pass", code: "gate-passed" });
  });
});
