import { describe, expect, it } from "@jest/globals";
import { reasonText, verdictOfReason, type Reason } from "./reason.js";

const REASONS: readonly Reason[] = [
  { code: "succeeded" },
  { code: "gate-passed", counts: new Map([["tests", 12], ["failed", 0]]) },
  { code: "gate-passed", counts: new Map([["lines-covered", 1311], ["lines-total", 1312], ["debt-total", 3], ["plan-covered", 2]]) },
  { code: "gate-passed", counts: new Map() },
  { code: "gate-failed" },
  { code: "gate-inconclusive" },
  { code: "gate-not-applicable" },
  { code: "gate-silent" },
  { code: "gate-unknown-word", word: "green" },
  { code: "contradiction", result: "failure", word: "pass" },
  { code: "record-absent", gate: "coverage-gate" },
  { code: "record-refused", gate: "coverage-gate", refusals: ["expired", "verdict"] },
  { code: "failed-without-verdict" },
  { code: "cancelled" },
  { code: "skipped" },
  { code: "skip-allowed", why: "no page changed" },
  { code: "absent" },
  { code: "unknown-result", result: "neutral" },
];

describe("reasonText", () => {
  it("says in one sentence each why a job counts as it does", () => {
    expect(REASONS.map((reason) => `${verdictOfReason(reason)}: ${reasonText(reason)}`)).toEqual([
      "pass: The job succeeded.",
      "pass: The gate passed: tests 12, failed 0.",
      "pass: The gate passed: lines 1,311 of 1,312, debt-total 3, plan-covered 2.",
      "pass: The gate passed.",
      "fail: The gate failed: its own summary says what to mend.",
      "inconclusive: The gate could not get its facts: its own summary says which.",
      "inconclusive: The gate says that it does not apply, which this workflow does not allow.",
      "inconclusive: The job succeeded but its gate gave no verdict.",
      "inconclusive: The gate gave a verdict that Plimsoll does not know: green.",
      "inconclusive: The gate says pass but its job ended with failure.",
      "inconclusive: The gate coverage-gate left no record about this commit.",
      "inconclusive: The record of coverage-gate is refused: expired, verdict.",
      "inconclusive: The job failed and gave no verdict of its own: its log says why.",
      "inconclusive: The job was cancelled: run it again.",
      "inconclusive: The job was skipped, because one that it needs did not succeed.",
      "not-applicable: Allowed by the workflow: no page changed",
      "inconclusive: The job is expected, but the verdict does not need it: its result is unknown.",
      "inconclusive: The job ended with a result that Plimsoll does not know: neutral.",
    ]);
  });

  it("keeps a long text from outside short", () => {
    expect(reasonText({ code: "unknown-result", result: "x".repeat(10_000) }).length).toBeLessThan(200);
  });
});
