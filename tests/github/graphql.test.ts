import { describe, expect, it } from "@jest/globals";
import { ask } from "./ask.js";
import type { Grants } from "./description/permissions.js";
import { startOrders, type OrdersFixture } from "./fixture.js";
import type { Json, JsonObject } from "./json.js";

async function query({ github }: OrdersFixture, grants: Grants, text: string, variables: JsonObject = {}): Promise<Json> {
  return (await ask(github.url, github.token(grants), "POST /graphql", { query: text, variables })).body;
}

const PULL = "query ($number: Int!) { repository(owner: \"octo\", name: \"orders\") { pullRequest(number: $number) ";

describe("the GraphQL endpoint", () => {
  it("says who the viewer is, and how much of the rate limit is left", async () => {
    await using fixture = await startOrders();
    expect(await query(fixture, {}, "{ viewer { login } rateLimit { limit remaining } }")).toEqual({ data: { viewer: { login: "github-actions[bot]" }, rateLimit: { limit: 5000, remaining: 4999 } } });
  });

  it("gives a pull request's decision, reviews, threads and the issues that it closes", async () => {
    await using fixture = await startOrders();
    const { orders } = fixture;
    const issue = orders.openIssue("Broken", null, "ada", ["bug"]);
    const pull = await orders.openPullRequest({ head: "feature", closes: [issue.number] });
    const text = `${PULL} { reviewDecision reviews(first: 1) { totalCount nodes { author { login __typename } state commit { oid } } pageInfo { hasNextPage endCursor } }
      latestOpinionatedReviews(first: 5) { nodes { state } } reviewThreads(first: 5) { nodes { isResolved path line comments(first: 1) { nodes { body } } } }
      closingIssuesReferences(first: 5) { nodes { number state labels(first: 1) { nodes { name } } repository { nameWithOwner } } } } } }`;
    const answer = () => query(fixture, { "pull-requests": "read", issues: "read" }, text, { number: pull.number });
    expect(await answer()).toMatchObject({ data: { repository: { pullRequest: { reviewDecision: "REVIEW_REQUIRED" } } } });
    orders.addReview(pull, "dependabot[bot]", "COMMENTED");
    orders.addReview(pull, "eve", "APPROVED");
    orders.addReviewThread(pull, { path: "src/total.ts", line: 2, resolved: true, comments: [{ author: "eve", body: "why?" }] });
    expect(await answer()).toEqual({ data: { repository: { pullRequest: {
      reviewDecision: "APPROVED",
      reviews: { totalCount: 2, nodes: [{ author: { login: "dependabot", __typename: "Bot" }, state: "COMMENTED", commit: { oid: fixture.sample.commits[3] } }], pageInfo: { hasNextPage: true, endCursor: "1" } },
      latestOpinionatedReviews: { nodes: [{ state: "APPROVED" }] },
      reviewThreads: { nodes: [{ isResolved: true, path: "src/total.ts", line: 2, comments: { nodes: [{ body: "why?" }] } }] },
      closingIssuesReferences: { nodes: [{ number: 1, state: "OPEN", labels: { nodes: [{ name: "bug" }] }, repository: { nameWithOwner: "octo/orders" } }] },
    } } } });
    orders.addReview(pull, "ada", "CHANGES_REQUESTED");
    expect(await answer()).toMatchObject({ data: { repository: { pullRequest: { reviewDecision: "CHANGES_REQUESTED" } } } });
    expect(await query(fixture, { "pull-requests": "read" }, `${PULL} { reviews(first: 1, after: "1") { nodes { state } } } } }`, { number: 2 })).toMatchObject({ data: { repository: { pullRequest: { reviews: { nodes: [{ state: "APPROVED" }] } } } } });
  });

  it("folds a comment away, and back", async () => {
    await using fixture = await startOrders();
    const { orders } = fixture;
    orders.openIssue("First");
    const { body } = await ask(fixture.github.url, fixture.github.token({ issues: "write" }), "POST /repos/octo/orders/issues/1/comments", { body: "old" });
    const id = (body as JsonObject).node_id!;
    const minimize = (grants: Grants, subject: Json) => query(fixture, grants, "mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized minimizedReason } } }", { id: subject });
    expect(await minimize({ issues: "read" }, id)).toMatchObject({ data: { minimizeComment: null }, errors: [{ type: "FORBIDDEN", path: ["minimizeComment"] }] });
    expect(await minimize({ issues: "write" }, "IC_0")).toMatchObject({ errors: [{ type: "NOT_FOUND" }] });
    expect(await minimize({ issues: "write" }, id)).toEqual({ data: { minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: "outdated" } } } });
    const back = await query(fixture, { issues: "write" }, "mutation ($id: ID!) { unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } } }", { id });
    expect(back).toEqual({ data: { unminimizeComment: { unminimizedComment: { isMinimized: false } } } });
  });

  it("answers as GitHub does for what is missing or forbidden", async () => {
    await using fixture = await startOrders();
    fixture.orders.openIssue("First");
    expect(await query(fixture, { "pull-requests": "read" }, `${PULL} { title } } }`, { number: 1 })).toMatchObject({ errors: [{ type: "NOT_FOUND", message: "Could not resolve to a PullRequest with the number of 1." }] });
    expect(await query(fixture, {}, `${PULL} { title } } }`, { number: 1 })).toMatchObject({ errors: [{ type: "FORBIDDEN" }] });
    expect(await query(fixture, {}, '{ repository(owner: "octo", name: "none") { id } }')).toMatchObject({ data: { repository: null }, errors: [{ type: "NOT_FOUND" }] });
    expect(await query(fixture, { issues: "read" }, '{ repository(owner: "octo", name: "orders") { nameWithOwner issue(number: 1) { title author { login } } } }')).toEqual({ data: { repository: { nameWithOwner: "octo/orders", issue: { title: "First", author: { login: "octocat" } } } } });
    expect(await query(fixture, { issues: "read" }, '{ repository(owner: "octo", name: "orders") { issue(number: 2) { title } } }')).toMatchObject({ errors: [{ type: "NOT_FOUND" }] });
  });

  it("shows what a checklist is judged from: commits, files at the base, checks with their app and workflow, edits, linked issues", async () => {
    await using fixture = await startOrders();
    const { orders, sample } = fixture;
    const issue = orders.openIssue("Linked");
    const pull = await orders.openPullRequest({ head: "feature", linked: [issue.number] });
    orders.addComment(pull, "ghost", "gone");
    orders.editBody(pull, "better", "eve", "2099-01-01T00:00:00Z");
    orders.addCheckRun(sample.commits[3]!, "test", undefined, "pipeline");
    const text = `${PULL} {
      commits(first: 1) { totalCount nodes { commit { oid message author { name user { login } } parents(first: 1) { totalCount } signature { isValid } } } }
      comments(first: 1) { nodes { author { login } fullDatabaseId lastEditedAt } } userContentEdits(first: 2) { nodes { editor { login } } }
      sidebar: closingIssuesReferences(first: 1, userLinkedOnly: true) { nodes { number } }
      baseRef { target { oid ... on Commit { file(path: "README.md") { object { ... on Blob { text isTruncated } } } } } }
      statusCheckRollup { contexts(first: 9) { nodes { ... on CheckRun { name conclusion checkSuite { app { slug } workflowRun { workflow { name } } } } } } } } } }`;
    const grants: Grants = { "pull-requests": "read", contents: "read", issues: "read", checks: "read", statuses: "read", actions: "read" };
    expect(await query(fixture, grants, text, { number: pull.number })).toEqual({ data: { repository: { pullRequest: {
      commits: { totalCount: 2, nodes: [{ commit: { oid: sample.commits[2], message: "Sum", author: { name: "Ada Author", user: null }, parents: { totalCount: 1 }, signature: null } }] },
      comments: { nodes: [{ author: null, fullDatabaseId: expect.stringMatching(/^\d+$/), lastEditedAt: null }] },
      userContentEdits: { nodes: [{ editor: { login: "eve" } }, { editor: { login: "octocat" } }] },
      sidebar: { nodes: [{ number: issue.number }] },
      baseRef: { target: { oid: sample.commits[4], file: { object: { text: "# Orders\n\nMore.\n", isTruncated: false } } } },
      statusCheckRollup: { contexts: { nodes: [{ name: "test", conclusion: "SUCCESS", checkSuite: { app: { slug: "github-actions" }, workflowRun: { workflow: { name: "pipeline" } } } }] } },
    } } } });
    expect(await query(fixture, { "pull-requests": "read", statuses: "read" }, `${PULL} { statusCheckRollup { state } } } }`, { number: pull.number })).toMatchObject({ errors: [{ type: "FORBIDDEN", path: ["repository", "pullRequest", "statusCheckRollup"] }] });
    await query(fixture, grants, `${PULL} { comments(first: 101) { totalCount } } } }`, { number: pull.number });
    expect(fixture.github.takeViolations().map(({ problems }) => problems[0])).toEqual([expect.stringContaining("Requesting 101 records")]);
  });

  it("refuses what the schema does not have, what is no query, and what the double does not model", async () => {
    await using fixture = await startOrders();
    await query(fixture, {}, "{ viewer { nickname } }");
    await query(fixture, {}, "{ viewer");
    await query(fixture, {}, "{ viewer { login createdAt } }");
    expect(fixture.github.takeViolations().map(({ problems }) => problems[0])).toEqual([
      'Cannot query field "nickname" on type "User". Did you mean "name"?',
      "Syntax Error: Expected Name, found <EOF>.",
      "Cannot return null for non-nullable field User.createdAt. (at viewer.createdAt)",
    ]);
  });
});
