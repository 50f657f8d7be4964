import type { GateRecord } from "./record.js";

/** What a reader of a record insists on. */
export interface RecordExpectation {
  readonly gate: string;
  readonly commit: string;
  /** Digests that the record must be about; empty when the gate judges the commit alone. */
  readonly artifactSha256: readonly string[];
  readonly policyDigest: string | null;
  readonly now: Date;
  /** `owner/name/.github/workflows/file.yml@ref` values that may have written it; null allows a laptop's record. */
  readonly allowedWorkflowRefs: readonly string[] | null;
  /** Whether `not-applicable` lets the change through; a policy must say so. */
  readonly allowNotApplicable: boolean;
}

/** Why a record does not let a change through; the words are the renderer's. */
export const RECORD_REFUSALS = [
  "other-gate", "other-commit", "other-artifact", "other-policy", "expired", "from-the-future", "foreign-workflow", "verdict",
] as const;
export type RecordRefusal = (typeof RECORD_REFUSALS)[number];

/** A reader's answer about one record. */
export type RecordVerification =
  | { readonly kind: "accepted"; readonly record: GateRecord }
  | { readonly kind: "refused"; readonly reasons: readonly RecordRefusal[] };

/** Clocks of two machines may differ by this much. */
const CLOCK_SKEW_MILLISECONDS = 5 * 60_000;

/** Judges one record against what its reader expects. Every reason is named, not only the first. */
export function verifyRecord(record: GateRecord, expected: RecordExpectation): RecordVerification {
  const { predicate, subject } = record;
  const digests = (name: string): string[] => subject.flatMap(({ digest }) => digest.get(name) ?? []);
  const commits = digests("gitCommit");
  const artifacts = digests("sha256");
  const now = expected.now.getTime();
  // Each comparison is false when a date is none, so that the check does not hold.
  const latest = Math.max(Date.parse(predicate.started), Date.parse(predicate.finished));
  const checks: readonly (readonly [RecordRefusal, boolean])[] = [
    ["other-gate", predicate.gate === expected.gate],
    ["other-commit", commits.length === 1 && commits[0] === expected.commit],
    ["other-artifact", expected.artifactSha256.every((digest) => artifacts.includes(digest))],
    ["other-policy", predicate.policyDigest === expected.policyDigest],
    ["expired", now < Date.parse(predicate.expires)],
    ["from-the-future", latest <= now + CLOCK_SKEW_MILLISECONDS],
    ["foreign-workflow", isAllowedWorkflow(record, expected.allowedWorkflowRefs)],
    ["verdict", predicate.verdict === "pass" || (predicate.verdict === "not-applicable" && expected.allowNotApplicable)],
  ];
  const reasons = checks.filter(([, holds]) => !holds).map(([reason]) => reason);
  return reasons.length === 0 ? { kind: "accepted", record } : { kind: "refused", reasons };
}

function isAllowedWorkflow(record: GateRecord, allowed: readonly string[] | null): boolean {
  if (allowed === null) return true;
  const { host, workflowRef } = record.predicate.run;
  return host === "runner" && workflowRef !== null && allowed.includes(workflowRef);
}
