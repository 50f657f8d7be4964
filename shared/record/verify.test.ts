import { describe, expect, it } from "@jest/globals";
import type { GateRecord } from "./record.js";
import { COMMIT, sampleRecord, SAMPLE_RUN, WORKFLOW } from "./testing/sample.js";
import { RECORD_REFUSALS, verifyRecord, type RecordExpectation, type RecordRefusal } from "./verify.js";

const expected: RecordExpectation = {
  gate: "coverage-gate", commit: COMMIT, artifactSha256: ["4".repeat(64)], policyDigest: "5".repeat(64), now: new Date("2026-11-24T12:00:00Z"),
  allowedWorkflowRefs: [WORKFLOW], allowNotApplicable: false,
};

type Predicate = GateRecord["predicate"];

function refusals(record: GateRecord, change: Partial<RecordExpectation> = {}): readonly RecordRefusal[] {
  const verification = verifyRecord(record, { ...expected, ...change });
  return verification.kind === "accepted" ? [] : verification.reasons;
}

function withPredicate(change: Partial<Predicate>): GateRecord {
  const record = sampleRecord();
  return { ...record, predicate: { ...record.predicate, ...change } };
}

function withSubjects(...digests: readonly (readonly [string, string])[][]): GateRecord {
  return { ...sampleRecord(), subject: digests.map((digest) => ({ name: "x", digest: new Map(digest) })) };
}

function withRun(change: Partial<Predicate["run"]>): GateRecord {
  return withPredicate({ run: { ...sampleRecord().predicate.run, ...change } });
}

const commit = ["gitCommit", COMMIT] as const;
const artifact = ["sha256", "4".repeat(64)] as const;

describe("a gate record that is relied on", () => {
  it("is accepted when everything is as its reader expects", () => {
    const record = sampleRecord();
    expect(verifyRecord(record, expected)).toEqual({ kind: "accepted", record });
  });

  it.each<[string, GateRecord, readonly RecordRefusal[]]>([
    ["another gate", withPredicate({ gate: "ddl-review" }), ["other-gate"]],
    ["another commit", withSubjects([["gitCommit", "9".repeat(40)]], [artifact]), ["other-commit"]],
    ["no commit", withSubjects([artifact]), ["other-commit"]],
    ["two commits, this one first", withSubjects([commit], [["gitCommit", "9".repeat(40)]], [artifact]), ["other-commit"]],
    ["this commit twice", withSubjects([commit], [commit], [artifact]), ["other-commit"]],
    ["another artifact", withSubjects([commit], [["sha256", "9".repeat(64)]]), ["other-artifact"]],
    ["no artifact", withSubjects([commit]), ["other-artifact"]],
    ["nothing at all", withSubjects(), ["other-commit", "other-artifact"]],
    ["another policy", withPredicate({ policyDigest: "9".repeat(64) }), ["other-policy"]],
    ["no policy", withPredicate({ policyDigest: null }), ["other-policy"]],
    ["a verdict of fail", withPredicate({ verdict: "fail" }), ["verdict"]],
    ["a verdict of inconclusive", withPredicate({ verdict: "inconclusive" }), ["verdict"]],
    ["a verdict of not-applicable", withPredicate({ verdict: "not-applicable" }), ["verdict"]],
    ["an expiry that has just come", withPredicate({ expires: "2026-11-24T12:00:00Z" }), ["expired"]],
    ["an expiry that is no date", withPredicate({ expires: "never" }), ["expired"]],
    ["an end to come", withPredicate({ finished: "2026-11-24T12:05:01Z" }), ["from-the-future"]],
    ["a start to come", withPredicate({ started: "2026-11-24T12:05:01Z" }), ["from-the-future"]],
    ["an end that is no date", withPredicate({ finished: "soon" }), ["from-the-future"]],
    ["a start that is no date", withPredicate({ started: "" }), ["from-the-future"]],
    ["another workflow", withRun({ workflowRef: WORKFLOW.replace("main", "evil") }), ["foreign-workflow"]],
    ["no workflow", withRun({ workflowRef: null }), ["foreign-workflow"]],
    ["a laptop", withRun({ host: "terminal" }), ["foreign-workflow"]],
  ])("is refused for %s, with the reason", (_what, record, reasons) => {
    expect(refusals(record)).toEqual(reasons);
  });

  it("is refused with every reason there is, not only the first", () => {
    const record: GateRecord = {
      ...withSubjects(),
      predicate: { ...sampleRecord().predicate, gate: "x", verdict: "fail", policyDigest: null, started: "x", finished: "x", expires: "x", run: { ...sampleRecord().predicate.run, host: "terminal" } },
    };
    expect(refusals(record)).toEqual(RECORD_REFUSALS);
  });

  it("may differ where its reader says so", () => {
    expect(refusals(withRun({ host: "terminal", workflowRef: null }), { allowedWorkflowRefs: null })).toEqual([]);
    expect(refusals(withPredicate({ verdict: "not-applicable" }), { allowNotApplicable: true })).toEqual([]);
    expect(refusals(withSubjects([commit]), { artifactSha256: [] })).toEqual([]);
    expect(refusals(withPredicate({ policyDigest: null }), { policyDigest: null })).toEqual([]);
    expect(refusals(sampleRecord(), { allowedWorkflowRefs: [] })).toEqual(["foreign-workflow"]);
    expect(SAMPLE_RUN.workflowRef).toBe(WORKFLOW);
  });

  it("forgives clocks that differ by up to five minutes", () => {
    expect(refusals(withPredicate({ finished: "2026-11-24T12:05:00Z" }))).toEqual([]);
  });

  it("is refused by a reader whose own clock is broken", () => {
    expect(refusals(sampleRecord(), { now: new Date(NaN) })).toEqual(["expired", "from-the-future"]);
  });
});
