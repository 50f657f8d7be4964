import { VERDICTS, worstVerdict, type Verdict } from "../../../shared/action/verdict.js";
import type { GateRecord } from "../../../shared/record/record.js";
import { verifyRecord } from "../../../shared/record/verify.js";
import type { AllowedSkips } from "../needs/allowed-skips.js";
import type { NeededJob, NeedsContext } from "../needs/needs-context.js";
import { verdictOfReason, type Reason } from "./reason.js";

/** The gate records that the workflow's jobs left. */
export interface RecordedGates {
  /** The commit that the run judges; a record about another one is refused. */
  readonly commit: string;
  readonly records: readonly GateRecord[];
  readonly now: Date;
}

/** What is expected of a workflow's jobs. */
export interface Expectations {
  /** Ids of the jobs that must succeed. */
  readonly jobs: readonly string[];
  /** Gates by the job that runs them: the job must succeed and hand over the output `verdict`. */
  readonly gates: ReadonlyMap<string, string>;
  readonly maySkip: AllowedSkips;
  /** Null where the workflow hands over no records; the job outputs decide then. */
  readonly recorded: RecordedGates | null;
}

/** How one job counts. */
export interface JobJudgement {
  readonly job: string;
  /** What GitHub says: `success`, `failure`, `cancelled`, `skipped`; null when the job is not in the context. */
  readonly result: string | null;
  readonly verdict: Verdict;
  readonly reason: Reason;
}

/** The answer over all jobs. */
export interface Judgement {
  readonly verdict: Verdict;
  /** In the order of the expectations, then what else the workflow needs. */
  readonly jobs: readonly JobJudgement[];
}

/**
 * Judges how the jobs of a workflow ended. Success of every job is the only pass; a job that the workflow needs is judged
 * even where no expectation names it, and one that is named but not needed is inconclusive. No job at all is inconclusive,
 * and so are jobs that were all skipped: nothing was proved then.
 */
export function judgeJobs(needs: NeedsContext, expected: Expectations): Judgement {
  const names = new Set([...expected.jobs, ...expected.gates.keys(), ...needs.keys()]);
  const jobs = [...names].map((job) => judgeJob(job, needs.get(job), expected));
  const worst = worstVerdict(jobs.map(({ verdict }) => verdict));
  return { verdict: worst === "not-applicable" ? "inconclusive" : worst, jobs };
}

function judgeJob(job: string, needed: NeededJob | undefined, expected: Expectations): JobJudgement {
  const reason: Reason = needed === undefined ? { code: "absent" } : reasonOf(job, needed, expected);
  return { job, result: needed?.result ?? null, reason, verdict: verdictOfReason(reason) };
}

function reasonOf(job: string, { result, outputs }: NeededJob, expected: Expectations): Reason {
  switch (result) {
    case "success":
      return reasonOfSuccess(job, outputs.get("verdict") ?? "", expected);
    case "failure":
      return reasonOfFailure(outputs.get("verdict") ?? "");
    case "cancelled":
      return { code: "cancelled" };
    case "skipped": {
      const why = expected.maySkip.get(job);
      return why === undefined ? { code: "skipped" } : { code: "skip-allowed", why };
    }
    default:
      return { code: "unknown-result", result };
  }
}

function reasonOfSuccess(job: string, word: string, expected: Expectations): Reason {
  const gate = expected.gates.get(job);
  if (word === "" && gate === undefined) return { code: "succeeded" };
  if (word === "") return { code: "gate-silent" };
  switch (VERDICTS.find((verdict) => verdict === word)) {
    case "pass":
      return gate === undefined ? { code: "gate-passed", counts: new Map() } : reasonOfRecord(gate, expected.recorded);
    case "not-applicable": {
      const why = expected.maySkip.get(job);
      return why === undefined ? { code: "gate-not-applicable" } : { code: "skip-allowed", why };
    }
    case "fail":
    case "inconclusive":
      return { code: "contradiction", result: "success", word };
    case undefined:
      return { code: "gate-unknown-word", word };
  }
}

function reasonOfFailure(word: string): Reason {
  if (word === "") return { code: "failed-without-verdict" };
  if (word === "fail") return { code: "gate-failed" };
  if (word === "inconclusive") return { code: "gate-inconclusive" };
  return { code: "contradiction", result: "failure", word };
}

/** A gate that says pass must have left a record about this commit, where records are handed over. */
function reasonOfRecord(gate: string, recorded: RecordedGates | null): Reason {
  if (recorded === null) return { code: "gate-passed", counts: new Map() };
  const record = recorded.records.find(({ predicate }) => predicate.gate === gate);
  if (record === undefined) return { code: "record-absent", gate };
  const verification = verifyRecord(record, {
    gate,
    commit: recorded.commit,
    artifactSha256: [],
    // Only the gate knows which policy file was in force at the base; the record itself is bound to this run's commit.
    policyDigest: record.predicate.policyDigest,
    now: recorded.now,
    allowedWorkflowRefs: null,
    allowNotApplicable: false,
  });
  if (verification.kind === "refused") return { code: "record-refused", gate, refusals: verification.reasons };
  return { code: "gate-passed", counts: record.predicate.counts };
}
