import type { RunFacts } from "../action/context.js";
import { integer, list, nullable, object, optional, text, type TypeOf } from "../schema/shape.js";

const OPEN = { open: true } as const;
const number = integer({ minimum: 1 });
const commit = text({ minLength: 1 });
const head = optional(nullable(object({ sha: optional(nullable(commit)) }, OPEN)));

/** The parts of an event's payload that say which pull request it is about. */
export const pullPayload = {
  pull_request: optional(nullable(object({ number, head, base: object({ sha: commit, ref: optional(nullable(text())) }, OPEN) }, OPEN))),
  /** Of a comment; only pull requests have the inner `pull_request`. */
  issue: optional(nullable(object({ number, pull_request: optional(nullable(object({}, OPEN))) }, OPEN))),
  merge_group: optional(nullable(object({ base_sha: commit, base_ref: optional(nullable(text())), head_sha: optional(nullable(commit)), head_ref: optional(nullable(text())) }, OPEN))),
  /** Empty for a run of a fork's pull request: GitHub does not say which it was. */
  workflow_run: optional(nullable(object({ head_sha: optional(nullable(commit)), pull_requests: optional(nullable(list(object({ number, head }, OPEN)))) }, OPEN))),
} as const;

type Payload = { readonly [K in keyof typeof pullPayload]?: TypeOf<(typeof pullPayload)[K]> };

/** The ref that GitHub tries the merge of one queued pull request on; the base's name may hold any number of slashes. */
const QUEUE_REF = /^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-(\d{1,9})-[0-9a-f]{40,64}$/;

/** The pull request that an event is about. */
export function eventPull(payload: Payload): Pick<RunFacts, "pullRequest" | "pullRequestHead" | "mergeGroupHead" | "baseBranch"> {
  const { pull_request: pull, issue, merge_group: group, workflow_run: run } = payload;
  // One branch may have several pull requests; those whose head has moved on had other runs.
  const ofRun = run?.pull_requests?.find((one) => one.head?.sha === run.head_sha);
  const queued = Number(QUEUE_REF.exec(group?.head_ref ?? "")?.[1] ?? 0);
  const commented = issue?.pull_request === null || issue?.pull_request === undefined ? null : issue.number;
  return {
    pullRequest: pull?.number ?? commented ?? ofRun?.number ?? (queued > 0 ? queued : null),
    pullRequestHead: pull?.head?.sha ?? run?.head_sha ?? null,
    mergeGroupHead: group?.head_sha ?? null,
    baseBranch: pull?.base.ref ?? group?.base_ref?.replace(/^refs\/heads\//, "") ?? null,
  };
}
