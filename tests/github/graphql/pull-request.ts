import type { Caller } from "../caller.js";
import { pageUrl } from "../presentation.js";
import type { Repository } from "../repository.js";
import type { Issue, PullRequest, Review, ReviewThread } from "../state.js";
import { actor } from "./actor.js";
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

function review(item: Review): object {
  return {
    id: `PRR_${item.id}`, databaseId: item.id, author: actor(item.author), state: item.state, body: item.body, submittedAt: item.submittedAt,
    commit: { id: `C_${item.commit}`, oid: item.commit },
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
  return [...new Map(reviews.filter(({ state }) => state !== "COMMENTED").map((item) => [item.author, item])).values()].filter(({ state }) => state !== "DISMISSED");
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
  const closes = source.has.issues.filter((candidate) => pull.closes.includes(candidate.number));
  return {
    ...discussion(source, item), __typename: "PullRequest", id: `PR_${item.number}`, isDraft: pull.draft,
    state: pull.mergedAt === null ? item.state.toUpperCase() : "MERGED", merged: pull.mergedAt !== null, mergedAt: pull.mergedAt,
    headRefName: pull.head, headRefOid: pull.headSha, baseRefName: pull.base, isCrossRepository: pull.headRepository !== source.fullName,
    reviewDecision: decision(reviews),
    reviews: (page: PageArguments) => connection(reviews.map(review), page),
    latestOpinionatedReviews: (page: PageArguments) => connection(opinions(reviews).map(review), page),
    reviewThreads: (page: PageArguments) => connection(threads.map(thread), page),
    closingIssuesReferences: (page: PageArguments) => {
      requireAny(caller, ["issues"], "read");
      return connection(closes.map((closed) => issue(source, closed)), page);
    },
  };
}
