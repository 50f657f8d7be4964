import type { Log } from "../../../shared/action/context.js";
import type { CommitStatus } from "../../../shared/github/commit-status.js";
import type { GitHub } from "../../../shared/github/connection.js";
import type { WriteResult } from "../../../shared/github/wire/results.js";
import { isStickyUnchanged } from "../../../shared/report/markdown/sticky.js";
import type { Published } from "./published.js";

/** What is to be told, and of what. */
export interface Publication {
  readonly number: number;
  /** The head and the branch that were judged. */
  readonly judged: { readonly head: string; readonly base: string };
  /** Commit of the merge queue that waits for the status in place of the head; null outside of one. */
  readonly mergeGroupHead: string | null;
  readonly status: Omit<CommitStatus, "sha">;
  /** Body of the one comment; null: none is wanted. */
  readonly comment: string | null;
  readonly published: Published;
  /** Whether GitHub has said just now that the judged head is the head. */
  readonly isHeadProven: boolean;
}

/** What became of it. */
export type PublicationResult =
  /** The pull request is not what was judged any more, and nothing was written. */
  | { readonly kind: "stale"; readonly reason: string }
  | { readonly kind: "told"; readonly status: WriteResult; readonly comment: WriteResult | null };

/**
 * Tells a judgement: one status, overwritten in place, and one comment, each written only when it says something else
 * than before, and only where the judged head is the head. At most one read, and none where the facts prove the head
 * themselves; at most two writes. The description is never written, nor anything else that a person wrote.
 * What GitHub refuses is told to the log and changes no verdict.
 * @throws InconclusiveError when GitHub does not say which head it is: nothing is written then.
 */
export async function publish(github: GitHub, publication: Publication, log: Log): Promise<PublicationResult> {
  const { number, judged, mergeGroupHead, comment, published, isHeadProven } = publication;
  const status: CommitStatus = { ...publication.status, sha: mergeGroupHead ?? judged.head };
  const known = mergeGroupHead === null ? published.status : undefined;
  const said = unchangedResult(publication, known);
  if (said !== null) return said;
  const stale = isHeadProven ? null : await staleness(github, number, judged);
  if (stale !== null) return { kind: "stale", reason: stale };
  const statusResult = await github.setCommitStatus(status, known);
  const commentResult = comment === null ? null : await github.upsertStickyComment(number, comment, published.comments ?? undefined);
  for (const result of [statusResult, commentResult]) if (result?.kind === "refused") log.warning(result.reason);
  return { kind: "told", status: statusResult, comment: commentResult };
}

/** Nothing to say and nothing to tidy needs no request at all. */
function unchangedResult({ status, comment, published }: Publication, known: Published["status"]): PublicationResult | null {
  const sameStatus = known?.state === status.state && known.description === status.description && known.targetUrl === status.targetUrl;
  if (!sameStatus) return null;
  const told = { kind: "told", status: { kind: "unchanged", url: known.targetUrl } } as const;
  if (comment === null) return { ...told, comment: null };
  const [own, ...copies] = published.comments ?? [];
  return own !== undefined && copies.length === 0 && isStickyUnchanged(own.body, comment) ? { ...told, comment: { kind: "unchanged", url: own.url } } : null;
}

/** Why the judgement is about something that is gone, or null. */
async function staleness(github: GitHub, number: number, judged: Publication["judged"]): Promise<string | null> {
  const live = await github.pullRequest(number);
  if (live.head.sha !== judged.head) return `the head of pull request ${number} is ${live.head.sha} now, and ${judged.head} was judged`;
  return live.base.ref === judged.base ? null : `pull request ${number} goes into ${live.base.ref} now, and it was judged for ${judged.base}`;
}
