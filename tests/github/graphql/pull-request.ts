import type { Caller } from "../caller.js";
import { changedFiles } from "../diff.js";
import { pageUrl } from "../presentation.js";
import type { Repository } from "../repository.js";
import { CAN_PUSH } from "../routes/repositories.js";
import type { Comment, ContentEdit, Issue, PullRequest, Review, ReviewThread } from "../state.js";
import { actor } from "./actor.js";
import { commit, rollup } from "./commit.js";
import { connection, type PageArguments } from "./connection.js";
import { requireAny } from "./refusal.js";

function label(name: string): object {
  return { id: `LA_${name}`, name };
}

/** What issues and pull requests have in common. */
function discussion(source: Repository, item: Issue): object {
  return {
    number: item.number, title: item.title, body: item.body ?? "", author: actor(item.author), createdAt: item.createdAt, updatedAt: item.updatedAt,
    closed: item.state === "closed", labels: (page: PageArguments) => connection(item.labels.map(label), page),
    url: pageUrl(source, `${item.pull === null ? "issues" : "pull"}/${item.number}`),
  };
}

/** An issue, for queries. */
export function issue(source: Repository, item: Issue): object {
  return { ...discussion(source, item), __typename: "Issue", id: `I_${item.number}`, state: item.state.toUpperCase(), repository: { nameWithOwner: source.fullName, id: `R_${source.id}` } };
}

function review(source: Repository, item: Review): object {
  return {
    id: `PRR_${item.id}`, databaseId: item.id, author: actor(item.author), state: item.state, body: item.body,
    submittedAt: item.state === "PENDING" ? null : item.submittedAt, lastEditedAt: item.editedAt ?? null, includesCreatedEdit: item.editedAt !== undefined,
    commit: item.commit === "" ? null : { id: `C_${item.commit}`, oid: item.commit },
    authorCanPushToRepository: CAN_PUSH.has(source.has.collaborators.get(item.author) ?? "none"),
    url: pageUrl(source, `pull/${item.pull}#pullrequestreview-${item.id}`),
  };
}

function comment(source: Repository, item: Comment): object {
  return {
    __typename: "IssueComment", id: `IC_${item.id}`, fullDatabaseId: String(item.id), author: actor(item.author), body: item.body, createdAt: item.createdAt,
    lastEditedAt: item.editedAt ?? null, includesCreatedEdit: item.editedAt !== undefined, isMinimized: item.minimized !== null,
    url: pageUrl(source, `pull/${item.issue}#issuecomment-${item.id}`),
  };
}

/** The history of a body, newest first as GitHub lists it. Once it was edited, the first text counts as an edit too. */
function contentEdits(item: Issue, edits: readonly ContentEdit[]): readonly object[] {
  const created: ContentEdit = { editor: item.author, editedAt: item.createdAt, deletedAt: null };
  const all = edits.length === 0 ? [] : [created, ...edits];
  return all.map(({ editor, editedAt, deletedAt }, index) => ({ id: `UCE_${index}`, editor: actor(editor), editedAt, deletedAt, createdAt: editedAt })).toReversed();
}

/** GitHub lists no more commits of a pull request; that the count is cut too is the worst that a client can meet. */
const LARGEST_COMMIT_LIST = 250;

/** What git says of a pull request, asked for when a query wants it. */
function fromGit(source: Repository, pull: PullRequest, caller: Caller): object {
  const base = async (): Promise<string> => (await source.git.resolve(pull.base)) ?? pull.headSha;
  const files = async (): ReturnType<typeof changedFiles> => changedFiles(source.git, await base(), pull.headSha);
  const sum = (count: "additions" | "deletions") => async () => (await files()).reduce((total, file) => total + file[count], 0);
  return {
    baseRefOid: base, additions: sum("additions"), deletions: sum("deletions"), changedFiles: async () => (await files()).length,
    baseRef: async () => {
      const tip = await source.git.resolve(`refs/heads/${pull.base}`);
      return tip === null ? null : { id: `REF_${pull.base}`, name: pull.base, prefix: "refs/heads/", target: commit(source, tip, caller) };
    },
    commits: async (page: PageArguments) => {
      const shas = await source.git.log(`${await base()}..${pull.headSha}`, "--reverse");
      return connection(shas.slice(0, LARGEST_COMMIT_LIST).map((sha) => ({ id: `PRC_${sha}`, commit: commit(source, sha, caller) })), page);
    },
    statusCheckRollup: () => rollup(source, pull.headSha, caller),
  };
}

function thread(item: ReviewThread): object {
  const comments = item.comments.map((comment, index) => ({ id: `PRRC_${item.id}_${index}`, author: actor(comment.author), body: comment.body, path: item.path }));
  return {
    id: `PRRT_${item.id}`, isResolved: item.resolved, isOutdated: false, path: item.path, line: item.line,
    comments: (page: PageArguments) => connection(comments, page),
  };
}

/** The last review of each person that decides something, as GitHub counts it. */
function opinions(reviews: readonly Review[]): readonly Review[] {
  return [...new Map(reviews.filter(({ state }) => state !== "COMMENTED" && state !== "PENDING").map((item) => [item.author, item])).values()].filter(({ state }) => state !== "DISMISSED");
}

/** GitHub's decision for a branch that asks for one approval. */
function decision(reviews: readonly Review[]): string {
  const states = opinions(reviews).map(({ state }) => state);
  if (states.includes("CHANGES_REQUESTED")) return "CHANGES_REQUESTED";
  return states.includes("APPROVED") ? "APPROVED" : "REVIEW_REQUIRED";
}

/** A pull request, for queries. */
export function pullRequest(source: Repository, item: Issue, pull: PullRequest, caller: Caller): object {
  const reviews = source.has.reviews.filter((candidate) => candidate.pull === item.number);
  const threads = source.has.threads.filter((candidate) => candidate.pull === item.number);
  const comments = source.has.comments.filter((candidate) => candidate.issue === item.number);
  const closed = (numbers: readonly number[]): readonly Issue[] => source.has.issues.filter((candidate) => numbers.includes(candidate.number));
  return {
    ...discussion(source, item), ...fromGit(source, pull, caller), __typename: "PullRequest", id: `PR_${item.number}`, isDraft: pull.draft,
    state: pull.mergedAt === null ? item.state.toUpperCase() : "MERGED", merged: pull.mergedAt !== null, mergedAt: pull.mergedAt,
    headRefName: pull.head, headRefOid: pull.headSha, baseRefName: pull.base, headRepository: pull.headRepository === "" ? null : { id: `R_${pull.headRepository}`, nameWithOwner: pull.headRepository }, isCrossRepository: pull.headRepository !== source.fullName,
    reviewDecision: decision(reviews),
    reviews: (page: PageArguments) => connection(reviews.map((each) => review(source, each)), page),
    comments: (page: PageArguments) => connection(comments.map((each) => comment(source, each)), page),
    userContentEdits: (page: PageArguments) => connection(contentEdits(item, pull.edits), page),
    latestOpinionatedReviews: (page: PageArguments) => connection(opinions(reviews).map((each) => review(source, each)), page),
    reviewThreads: (page: PageArguments) => connection(threads.map(thread), page),
    closingIssuesReferences: ({ userLinkedOnly = false, ...page }: PageArguments & { readonly userLinkedOnly?: boolean }) => {
      requireAny(caller, ["issues"], "read");
      // GitHub fills it from keywords only where the change goes into the default branch.
      const keywords = userLinkedOnly || pull.base !== source.defaultBranch ? [] : pull.closes;
      return connection(closed([...keywords, ...pull.linked]).map((each) => issue(source, each)), page);
    },
  };
}
