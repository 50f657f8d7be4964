import type { RecordFacts, RunFacts } from "../action/context.js";
import { VERDICTS, type Verdict } from "../action/verdict.js";
import { integer, list, literal, mapOf, nullable, object, oneOf, text, withDefault, type TypeOf } from "../schema/shape.js";
import { digestOf } from "./canonical.js";

/** Names the format; a reader refuses every other one. */
export const GATE_RECORD_TYPE = "https://plimsoll.dev/attestations/gate-record/v1";
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

/** A full sha of git, by SHA-1 or SHA-256. */
export const commitSha = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

const sha = text({ pattern: commitSha, expected: "a commit or tree sha" });
const digest = text({ pattern: /^[0-9a-f]{64}$/, expected: "a SHA-256 in hexadecimal" });
// Exact enough that Date.parse gives a number for every match: a comparison with NaN must not come up.
const INSTANT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/;
const instant = text({ pattern: INSTANT, expected: "a UTC instant such as 2026-11-23T10:00:00Z" });

const waiver = object({ item: text({ minLength: 1 }), reason: text({ minLength: 1 }), by: text({ minLength: 1 }), expires: instant });

/** The pull request whose merge the judged commit tries: that commit exists for this very head and base alone. */
const change = object({
  pullRequest: integer({ minimum: 1 }),
  head: sha,
  base: text({ minLength: 1, description: "Name of the branch that it was to go into." }),
});

const predicate = object({
  gate: text({ pattern: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, expected: "the name of a gate", description: "Name of the gate, such as coverage-gate." }),
  verdict: oneOf(VERDICTS),
  tree: nullable(sha),
  change: withDefault(nullable(change), null),
  policyDigest: nullable(digest),
  counts: mapOf(integer({ minimum: 0 }), "Whole numbers such as covered and total, never percentages."),
  findingsDigest: digest,
  waivers: list(waiver),
  run: object({
    host: oneOf(["runner", "terminal"]),
    repository: nullable(text()),
    workflowRef: nullable(text()),
    workflowSha: nullable(text()),
    runId: nullable(text()),
    attempt: integer({ minimum: 1 }),
    actor: nullable(text()),
  }),
  started: instant,
  finished: instant,
  expires: instant,
  toolVersion: text({ minLength: 1 }),
});

/** An in-toto Statement v1 about one commit: which gate said what, by which policy, who ran it. */
export const gateRecordShape = object({
  _type: literal(STATEMENT_TYPE),
  subject: list(object({ name: text({ minLength: 1 }), digest: mapOf(text({ minLength: 1 })) })),
  predicateType: literal(GATE_RECORD_TYPE),
  predicate,
});
export type GateRecord = TypeOf<typeof gateRecordShape>;

interface RecordRequest {
  readonly gate: string;
  readonly verdict: Verdict;
  readonly facts: RecordFacts;
  readonly run: RunFacts;
  readonly started: Date;
  readonly finished: Date;
  /** Days until a reader refuses the record. */
  readonly validDays: number;
  readonly toolVersion: string;
}

const MILLISECONDS_PER_DAY = 86_400_000;

/** Composes the record of one verdict. */
export function composeRecord(request: RecordRequest): GateRecord {
  const { gate, verdict, facts, run, started, finished, toolVersion } = request;
  const commit = { name: `git+${run.repository ?? "local"}`, digest: new Map([["gitCommit", facts.commit]]) };
  const artifacts = facts.artifacts.map(({ name, sha256 }) => ({ name, digest: new Map([["sha256", sha256]]) }));
  const ends = [finished.getTime() + request.validDays * MILLISECONDS_PER_DAY, ...(facts.waivers ?? []).map(({ expires }) => Date.parse(expires))];
  return {
    _type: STATEMENT_TYPE,
    subject: [commit, ...artifacts],
    predicateType: GATE_RECORD_TYPE,
    predicate: {
      gate, verdict, toolVersion,
      tree: facts.tree,
      change: changeOf(facts.commit, run),
      policyDigest: facts.policyDigest,
      counts: new Map(Object.entries(facts.counts)),
      findingsDigest: digestOf(facts.findings),
      waivers: [...(facts.waivers ?? [])],
      run: {
        host: run.host, repository: run.repository, workflowRef: run.workflowRef, workflowSha: run.workflowSha,
        runId: run.runId, attempt: run.attempt, actor: run.actor,
      },
      started: started.toISOString(),
      finished: finished.toISOString(),
      expires: new Date(Math.min(...ends)).toISOString(),
    },
  };
}

/** A pull request's run checks out a merge commit, which nobody who knows only the head could find. */
function changeOf(commit: string, { mergeCommit, pullRequest, pullRequestHead, baseBranch }: RunFacts): GateRecord["predicate"]["change"] {
  const head = pullRequestHead ?? null;
  const base = baseBranch ?? null;
  return commit === mergeCommit && pullRequest !== null && head !== null && base !== null ? { pullRequest, head, base } : null;
}
