import type { RunFacts } from "../../action/context.js";
import { composeRecord, type GateRecord } from "../record.js";

export const COMMIT = "1".repeat(40);
export const WORKFLOW = "octo/orders/.github/workflows/pipeline.yml@refs/heads/main";

export const SAMPLE_RUN: RunFacts = {
  host: "runner", repository: "octo/orders", workflowRef: WORKFLOW, workflowSha: "2".repeat(40), runId: "77", attempt: 2, actor: "octocat",
  event: "push", pullRequest: null, base: null,
};

/** A record with every field filled: a pass of 12:00 that took a minute and holds for ten days. */
export function sampleRecord(): GateRecord {
  return composeRecord({
    gate: "coverage-gate", verdict: "pass", run: SAMPLE_RUN, toolVersion: "1.2.3", validDays: 10,
    started: new Date("2026-11-23T11:59:00Z"), finished: new Date("2026-11-23T12:00:00Z"),
    facts: {
      repository: "/w", commit: COMMIT, tree: "3".repeat(40), artifacts: [{ name: "orders.tgz", sha256: "4".repeat(64) }],
      policyDigest: "5".repeat(64), counts: { "lines-covered": 312, "lines-total": 312 }, findings: { uncovered: [] },
    },
  });
}
