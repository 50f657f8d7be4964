import { describe, expect, it } from "@jest/globals";
import { parseSticky } from "../../../shared/report/markdown/sticky.js";
import type { NewPullRequest } from "../../../tests/github/repository.js";
import type { Issue } from "../../../tests/github/state.js";
import { FORK_GRANTS, GATE_GRANTS, POLICY, runGate, startStage, statesOf, statusesOf, type Stage } from "../../../tests/checklist/gate-run.js";

/** The description must close an issue, in words that can be taken away again. */
const WHY = `
preset: none
items:
  - { id: why, verify: machine, require: { issue: {} } }
`;
const APPROVED = `
preset: none
items:
  - { id: approved, verify: review, require: { reviews: { count: 1 } } }
`;
const GOOD = "Closes #1";
const CONTEXT = "plimsoll/mr-checklist";
const STATUS = "POST /repos/{owner}/{repo}/statuses/{sha}";
const COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
const EDIT = "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}";
const READS = ["POST /graphql", "GET /repos/{owner}/{repo}/pulls/{pull_number}/files", "GET /repos/{owner}/{repo}/pulls/{pull_number}"];

/** Opens a pull request behind issue 1. GitHub itself finds what a description closes. */
async function open({ orders }: Stage, options: Partial<NewPullRequest> & { readonly body: string }): Promise<Issue> {
  orders.openIssue("Totals are wrong");
  return orders.openPullRequest({ head: "totals", closes: options.body === GOOD ? [1] : [], ...options });
}

/** A person edits the description. */
function describeAs({ orders }: Stage, pull: Issue, body: string): void {
  orders.editBody(pull, body, "octocat");
  pull.pull!.closes = body === GOOD ? [1] : [];
}

/** Nothing that a person wrote is ever written: no request but the ones about the gate's own status and comment. */
function expectOnlyOwnWrites({ github }: Stage): void {
  const writes = github.requests.filter(({ method, route }) => method !== "GET" && route !== "POST /graphql").map(({ route }) => route);
  expect([STATUS, COMMENT, EDIT, "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}"]).toEqual(expect.arrayContaining([...new Set(writes)]));
  const queries = github.requests.filter(({ route }) => route === "POST /graphql").map(({ body }) => JSON.stringify(body));
  expect(queries.filter((query) => query.includes("mutation"))).toEqual([]);
}

describe("an event of a pull request", () => {
  it("costs one query, two reads and two writes, and nothing but the reads when nothing changed", async () => {
    await using stage = await startStage(WHY);
    const pull = await open(stage, { body: GOOD });
    const first = await runGate(stage, pull);
    expect([first.judgement.verdict, first.requests]).toEqual(["pass", [...READS, STATUS, COMMENT]]);
    const again = await runGate(stage, pull);
    expect(again.result).toMatchObject({ kind: "told", status: { kind: "unchanged" }, comment: { kind: "unchanged" } });
    expect(again.requests).toEqual(READS.slice(0, 2));
    expectOnlyOwnWrites(stage);
  });

  it("judges the description as it is now, whatever the event's payload remembers (1, 2)", async () => {
    await using stage = await startStage(WHY);
    const pull = await open(stage, { body: GOOD });
    expect((await runGate(stage, pull)).judgement.verdict).toBe("pass");
    describeAs(stage, pull, "Nothing to see here");
    expect((await runGate(stage, pull)).judgement.verdict).toBe("fail");
    describeAs(stage, pull, GOOD);
    expect((await runGate(stage, pull)).judgement.verdict).toBe("pass");
    expectOnlyOwnWrites(stage);
  });

  it("overwrites one status in place, from red to green, and leaves no second one and no check run behind (5, 13)", async () => {
    await using stage = await startStage(WHY);
    const pull = await open(stage, { body: "" });
    const head = stage.pushes[2]!;
    await runGate(stage, pull);
    expect(statusesOf(stage, head)).toEqual({ [CONTEXT]: "failure" });
    describeAs(stage, pull, GOOD);
    // A review's event comes from another workflow, and lands on the same context.
    stage.orders.addReview(pull, "eve", "COMMENTED", "fine");
    const { requests } = await runGate(stage, pull);
    expect(requests).toEqual([...READS, STATUS, EDIT]);
    expect(statusesOf(stage, head)).toEqual({ [CONTEXT]: "success" });
    expect([stage.orders.has.comments.length, stage.orders.has.checkRuns.length]).toEqual([1, 0]);
  });

  it("that is one of a burst leaves one green status and one comment, whichever of them ends last (3, 18)", async () => {
    await using stage = await startStage(WHY);
    const pull = await open(stage, { body: GOOD });
    const burst = Array.from({ length: 4 }, async (_none, index) => {
      pull.labels.push(`label ${index}`);
      return runGate(stage, pull);
    });
    const runs = await Promise.all(burst);
    expect(runs.map(({ judgement }) => judgement.verdict)).toEqual(["pass", "pass", "pass", "pass"]);
    expect(statusesOf(stage, stage.pushes[2]!)).toEqual({ [CONTEXT]: "success" });
    // Without a queue they may all find no comment. Later events tidy up, a copy each, and never with a third write.
    for (let left = stage.orders.has.comments.length; left > 1; left -= 1) {
      const { requests } = await runGate(stage, pull);
      expect(requests.filter((route) => !route.startsWith("GET") && route !== "POST /graphql").length).toBe(1);
    }
    expect(stage.orders.has.comments.map(({ body }) => parseSticky(body)?.gate)).toEqual(["mr-checklist"]);
    expectOnlyOwnWrites(stage);
  });

  it("says error for what cannot be judged, never a state that lets the change through (4)", async () => {
    await using stage = await startStage("preset: none\ngroups:\n  dba: { teams: [octo/dba] }\nitems:\n  - { id: dba, verify: review, require: { reviews: { from: [dba] } } }\n");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    stage.orders.addReview(pull, "eve", "APPROVED");
    const run = await runGate(stage, pull);
    expect([run.judgement.verdict, statesOf(run)]).toEqual(["inconclusive", { dba: "error" }]);
    expect(statusesOf(stage, stage.pushes[2]!)).toEqual({ [CONTEXT]: "error" });
  });

  it("is told only while the head is the one that was judged, and an approval of an older head does not count (6, 7)", async () => {
    await using stage = await startStage(APPROVED);
    const pull = await stage.orders.openPullRequest({ head: stage.pushes[0]! });
    stage.orders.has.collaborators.set("eve", "write");
    stage.orders.addReview(pull, "eve", "APPROVED");
    const late = await runGate(stage, pull, { meanwhile: () => stage.orders.push(pull, stage.pushes[1]!) });
    expect(late.judgement.verdict).toBe("pass");
    expect(late.result).toEqual({ kind: "stale", reason: `the head of pull request 1 is ${stage.pushes[1]!} now, and ${stage.pushes[0]!} was judged` });
    expect([stage.orders.has.statuses, stage.orders.has.comments]).toEqual([[], []]);
    // A clock is not asked: the review is as new as the push, and about another commit.
    const next = await runGate(stage, pull);
    expect(next.judgement.verdict).not.toBe("pass");
    expect(statusesOf(stage, stage.pushes[1]!)).toEqual({ [CONTEXT]: expect.not.stringContaining("success") });
  });

  it("that retargets the change while it is judged makes the judgement stale", async () => {
    await using stage = await startStage(WHY);
    const pull = await open(stage, { body: GOOD });
    const { result } = await runGate(stage, pull, { meanwhile: () => Promise.resolve((pull.pull!.base = "release")) });
    expect(result).toEqual({ kind: "stale", reason: "pull request 2 goes into release now, and it was judged for main" });
  });

  it("of a dismissed review takes the approval back, and of a push too (5, 6)", async () => {
    await using stage = await startStage(APPROVED);
    const pull = await stage.orders.openPullRequest({ head: stage.pushes[0]! });
    stage.orders.has.collaborators.set("eve", "write");
    const review = stage.orders.addReview(pull, "eve", "APPROVED");
    const verdicts = [(await runGate(stage, pull)).judgement.verdict];
    review.state = "DISMISSED";
    verdicts.push((await runGate(stage, pull)).judgement.verdict);
    stage.orders.addReview(pull, "eve", "APPROVED");
    verdicts.push((await runGate(stage, pull)).judgement.verdict);
    await stage.orders.push(pull, stage.pushes[1]!);
    verdicts.push((await runGate(stage, pull)).judgement.verdict);
    expect(verdicts).toEqual(["pass", expect.not.stringContaining("pass"), "pass", expect.not.stringContaining("pass")]);
  });
});

describe("a bad day of GitHub's", () => {
  it("takes no verdict away: 502 three times, half an answer and a secondary rate limit are waited for", async () => {
    await using stage = await startStage(WHY);
    const pull = await open(stage, { body: GOOD });
    stage.github.faults.add({ on: "POST /graphql", fault: { kind: "status", status: 502 }, times: 3 });
    stage.github.faults.add({ on: READS[1]!, fault: { kind: "half-answer" } });
    stage.github.faults.add({ on: READS[2]!, fault: { kind: "secondary-limit", retryAfterSeconds: 1 } });
    stage.github.faults.add({ on: STATUS, fault: { kind: "lost-answer" } });
    const { judgement, result } = await runGate(stage, pull);
    expect([judgement.verdict, result.kind, statusesOf(stage, stage.pushes[2]!)]).toEqual(["pass", "told", { [CONTEXT]: "success" }]);
    expect(stage.orders.has.statuses.length).toBe(1);
  });

  it("publishes nothing while nobody can say whether the judged head is still the head", async () => {
    await using stage = await startStage(WHY);
    const pull = await open(stage, { body: GOOD });
    stage.github.faults.add({ on: READS[2]!, fault: { kind: "status", status: 503 }, times: 4 });
    const { judgement, result, logged } = await runGate(stage, pull);
    expect([judgement.verdict, result]).toEqual(["pass", { kind: "stale", reason: "whether pull request 2 is still what was judged cannot be told" }]);
    expect(logged.filter((line) => line.startsWith("warning"))).toEqual([expect.stringContaining("cannot read pull request 2: GitHub answered 503")]);
    expect(stage.orders.has.statuses).toEqual([]);
  });
});

describe("a status alone", () => {
  it("is told without a comment where none is wanted, and costs nothing when it says the same", async () => {
    await using stage = await startStage(WHY);
    const pull = await open(stage, { body: GOOD });
    expect((await runGate(stage, pull, { comment: false })).requests).toEqual([...READS, STATUS]);
    const again = await runGate(stage, pull, { comment: false });
    expect([again.requests, again.result]).toEqual([READS.slice(0, 2), { kind: "told", status: { kind: "unchanged", url: null }, comment: null }]);
  });
});

describe("a fork's pull request", () => {
  it("is judged with a token that can only read; what it may not tell changes no verdict (9)", async () => {
    await using stage = await startStage(WHY);
    const pull = await open(stage, { headRepository: "mallory/orders", body: GOOD });
    const run = await runGate(stage, pull, { grants: FORK_GRANTS });
    expect(run.judgement.verdict).toBe("pass");
    expect(run.result).toMatchObject({ kind: "told", status: { kind: "refused", code: "no-permission" }, comment: { kind: "refused", code: "no-permission" } });
    expect(run.logged.filter((line) => line.startsWith("warning"))).toEqual([expect.stringContaining("statuses: write"), expect.stringContaining("pull-requests: write")]);
  });

  it("is told by the trusted workflow, which judges it anew with the policy of the base (9, 10)", async () => {
    await using stage = await startStage(WHY);
    const { git } = stage.orders;
    const easy = (await git.run(["hash-object", "-w", "--stdin"], "version: 1\nchecklist: { preset: none, nothing-applicable: allow }\n")).trim();
    const source = (await git.run(["hash-object", "-w", "--stdin"], "1\n")).trim();
    const tree = await git.treeOf([`100644 blob ${easy}\t${POLICY}`, `100644 blob ${source}\tsrc/totals.ts`]);
    await git.run(["update-ref", "refs/heads/easy", await git.commitTree(tree, [stage.sample.commits[0]!], "Make it easy")]);
    const pull = await open(stage, { head: "easy", headRepository: "mallory/orders", author: "mallory", body: "" });
    const run = await runGate(stage, pull);
    expect(statesOf(run)).toEqual({ why: "unsatisfied", "policy-changed": "pending" });
    expect(statusesOf(stage, pull.pull!.headSha)).toEqual({ [CONTEXT]: "failure" });
  });
});

describe("a merge queue", () => {
  it("gets the status on its own commit, from the pull request as it is now (11)", async () => {
    await using stage = await startStage(WHY);
    const pull = await open(stage, { body: GOOD });
    await runGate(stage, pull);
    const { git } = stage.orders;
    const group = await git.commitTree((await git.resolve("totals", "tree"))!, [stage.sample.commits[0]!, stage.pushes[2]!], "Merge");
    const queued = await runGate(stage, pull, { mergeGroupHead: group });
    expect(queued.requests).toEqual([...READS, "GET /repos/{owner}/{repo}/commits/{ref}/status", STATUS]);
    expect(statusesOf(stage, group)).toEqual({ [CONTEXT]: "success" });
    // The description was emptied in the queue, which no event of the queue tells.
    describeAs(stage, pull, "");
    await runGate(stage, pull, { mergeGroupHead: group });
    expect(statusesOf(stage, group)).toEqual({ [CONTEXT]: "failure" });
    expect(stage.orders.has.comments.length).toBe(1);
  });
});

describe("what the gate itself has said", () => {
  it("is no fact: neither its status nor its comment decides anything (12, 18)", async () => {
    await using stage = await startStage("preset: none\nitems:\n  - { id: all, verify: machine, require: { check: { name: '*', app: null } } }\n");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    stage.orders.has.statuses.push({ id: 1, sha: stage.pushes[2]!, creator: "mallory", said: { context: CONTEXT, state: "success", description: "forged" }, createdAt: "2026-01-01T00:00:00Z" });
    const run = await runGate(stage, pull);
    expect(run.collected.facts.checks.items).toEqual([]);
    expect(run.judgement.verdict).not.toBe("pass");
    // Anybody who may write can forge a status: the next run of the gate says what is true.
    expect(statusesOf(stage, stage.pushes[2]!)[CONTEXT]).not.toBe("success");
    expect((await runGate(stage, pull)).collected.facts.comments.items).toEqual([]);
  });

  it("is never taken for it when somebody else copied its comment (18)", async () => {
    await using stage = await startStage(WHY);
    const pull = await open(stage, { body: GOOD });
    await runGate(stage, pull);
    const copied = stage.orders.has.comments[0]!.body;
    stage.orders.has.comments.length = 0;
    const forged = stage.orders.addComment(pull, "mallory", copied);
    const run = await runGate(stage, pull);
    expect(run.requests).toEqual([...READS, COMMENT]);
    expect([forged.body, run.collected.facts.comments.items.length]).toEqual([copied, 1]);
    // Another token's comment is another one's: it is not edited, as GitHub would refuse.
    expect((await runGate(stage, pull, { login: "release-manager", grants: GATE_GRANTS })).requests).toContain(COMMENT);
  });

  it("comes back when somebody deleted it, and is put right when somebody edited it (18)", async () => {
    await using stage = await startStage(WHY);
    const pull = await open(stage, { body: GOOD });
    await runGate(stage, pull);
    const comment = stage.orders.has.comments[0]!;
    const said = comment.body;
    comment.body = `${said}\n- [x] approved by me`;
    expect((await runGate(stage, pull)).requests).toContain(EDIT);
    expect(comment.body).toBe(said);
    const { result } = await runGate(stage, pull, { meanwhile: async () => {
      await Promise.resolve();
      describeAs(stage, pull, GOOD);
    } });
    expect(result).toMatchObject({ comment: { kind: "unchanged" } });
    stage.orders.has.comments.length = 0;
    expect((await runGate(stage, pull)).requests).toContain(COMMENT);
  });
});
