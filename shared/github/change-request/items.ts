import type { ChangeRequest, LinkedIssue, RequestCheck, RequestComment, RequestCommit, RequestReview } from "./change-request.js";
import type { CheckNode, CLOSING, COMMENTS, COMMITS, EDITS, REVIEWS } from "./nodes.js";

type NodeOf<L> = L extends { readonly node: { check(value: unknown, path: readonly (string | number)[]): infer Node } } ? Node : never;

const REVIEW_STATES = { APPROVED: "approved", CHANGES_REQUESTED: "changes-requested", COMMENTED: "commented", DISMISSED: "dismissed" } as const;

/** A commit of the change; its author's login is null when no account has the address. */
export function commitOf({ commit }: NodeOf<typeof COMMITS>): RequestCommit {
  const { name, email, user } = commit.author ?? { name: null, email: null, user: null };
  return {
    sha: commit.oid, message: commit.message, author: { login: user?.login ?? null, name: name ?? "", email: email ?? "" },
    committer: commit.committer?.user?.login ?? null, committedAt: commit.committedDate, parents: commit.parents.totalCount, signatureVerified: commit.signature?.isValid ?? null,
  };
}

const isEdited = (text: { readonly lastEditedAt: string | null; readonly includesCreatedEdit: boolean }): boolean => text.lastEditedAt !== null || text.includesCreatedEdit;

/** A review that is not submitted is nobody's word yet. */
export function reviewOf(review: NodeOf<typeof REVIEWS>): RequestReview | null {
  const { author, authorCanPushToRepository: canPush, state, commit, body, submittedAt, url } = review;
  if (state === "PENDING" || submittedAt === null) return null;
  return { author, canPush, state: REVIEW_STATES[state], commit: commit?.oid ?? null, body, submittedAt, edited: isEdited(review), url };
}

/** A comment of the conversation, by REST's number. */
export function commentOf(comment: NodeOf<typeof COMMENTS>): RequestComment {
  const { fullDatabaseId: id, author, body, createdAt, url } = comment;
  return { id: Number(id), author, body, createdAt, edited: isEdited(comment), url };
}

/** One edit of the description: who and when, and whether its text was hidden since. */
export function editOf({ editor, editedAt, deletedAt }: NodeOf<typeof EDITS>): NonNullable<ChangeRequest["bodyEdits"]>[number] {
  return { editor, at: editedAt, deleted: deletedAt !== null };
}

/** An issue that the description or a person linked. */
export function issueOf({ repository, number, state, url }: NodeOf<typeof CLOSING>): LinkedIssue {
  return { repository: repository.nameWithOwner, number, open: state === "OPEN", url };
}

/** A check run or a commit status as one form; a status has neither app nor workflow. */
export function checkOf({ run, status }: CheckNode): RequestCheck {
  if (status !== null) {
    const { context, state, createdAt, targetUrl, description } = status;
    const waits = state === "PENDING" || state === "EXPECTED";
    return { name: context, app: null, workflow: null, status: waits ? "queued" : "completed", conclusion: waits ? null : state.toLowerCase(), startedAt: createdAt, url: targetUrl, description };
  }
  const { app, workflowRun } = run.checkSuite;
  return {
    name: run.name, app: app?.slug ?? null, workflow: workflowRun?.workflow.name ?? null, status: runStatus(run.status),
    conclusion: run.status === "COMPLETED" ? (run.conclusion?.toLowerCase() ?? null) : null, startedAt: run.startedAt, url: run.detailsUrl, description: null,
  };
}

function runStatus(status: string): RequestCheck["status"] {
  if (status === "COMPLETED") return "completed";
  return status === "IN_PROGRESS" ? "in-progress" : "queued";
}
