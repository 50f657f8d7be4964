import type { ChangeRequest, RequestCheck, RequestComment } from "../../../shared/github/change-request/change-request.js";
import type { KnownStatus } from "../../../shared/github/commit-status.js";
import type { KnownComment } from "../../../shared/github/sticky-comment.js";
import { parseSticky } from "../../../shared/report/markdown/sticky.js";
import { GATE } from "../report/checklist-summary.js";
import { isStatusContext, statusContext } from "../report/status-text.js";

/** What an earlier run has left on the pull request, as it was read with the facts. */
export interface Published {
  /** The gate's status of the head about the base; null: there is none; undefined: it was not read. */
  readonly status: KnownStatus | null | undefined;
  /** The gate's comments, oldest first; null: not all comments were read. */
  readonly comments: readonly KnownComment[] | null;
}

/** What is known of an earlier run's words, so that nobody has to look for them. */
export function publishedBefore(change: Pick<ChangeRequest, "viewer" | "base" | "checks" | "comments">): Published {
  const { checks, comments, base } = change;
  const status = checks.items.find((check) => isOwnStatus(check) && check.name === statusContext(base.ref));
  const none = checks.complete ? null : undefined;
  return {
    status: status === undefined ? none : { state: stateOf(status), description: status.description ?? "", targetUrl: status.url },
    comments: comments.complete ? comments.items.filter((comment) => isOwnComment(comment, change)) : null,
  };
}

/** Anybody can copy the marker: a comment is the gate's own when the token's account wrote it. */
export function isOwnComment({ author, body }: RequestComment, { viewer }: Pick<ChangeRequest, "viewer">): boolean {
  return author?.login === viewer && parseSticky(body)?.gate === GATE;
}

/** A status of the gate's, about whichever branch and whoever wrote it: the next run puts a forged one right. */
export function isOwnStatus({ app, name }: RequestCheck): boolean {
  return app === null && isStatusContext(name);
}

function stateOf({ conclusion }: RequestCheck): KnownStatus["state"] {
  return conclusion === "success" || conclusion === "failure" || conclusion === "error" ? conclusion : "pending";
}
