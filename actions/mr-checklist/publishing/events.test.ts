import { describe, expect, it } from "@jest/globals";
import { GATE_GRANTS, runGate, startStage, statesOf, statusesOf, type Stage } from "../../../tests/checklist/gate-run.js";
import { CONTEXT, describeAs, EDIT, expectOnlyOwnWrites, FILES, GOOD, LINKED, openLinked, PULL, QUERY, READS, STATUS, writesOf } from "../../../tests/checklist/linked-change.js";
import { connectTo, keepingLog } from "../../../tests/github/connected.js";
import { textOf } from "../../../tests/github/json.js";
import type { Issue } from "../../../tests/github/state.js";
import { publish } from "./publish.js";

const APPROVED = `
preset: none
items:
  - { id: approved, verify: review, require: { reviews: { count: 1 } } }
`;
/** Whether the item applies is known with the files; then two reviewers' roles are asked, and the head once more. */
const LED = `
preset: none
items:
  - { id: led, verify: review, when: { files: { any: ["src/**"] } }, require: { reviews: { role: maintain, count: 2 } } }
`;

/** A change that eve and bea, maintainers, have approved. */
async function approvedBy(stage: Stage, head: string): Promise<Issue> {
  const pull = await stage.orders.openPullRequest({ head });
  for (const login of ["eve", "bea"]) {
    stage.orders.has.collaborators.set(login, "maintain");
    stage.orders.addReview(pull, login, "APPROVED");
  }
  return pull;
}

describe("an event of a pull request", () => {
  // unitaryfoundation/qldpc-challenge#897, neomjs/neo#17431: a run that is started again has the payload of the first.
  // StefanMaron/BusinessCentral.AL.Runner#2159: a description was emptied after it had been judged.
  it("judges the description as it is now, whatever the event's payload remembers", async () => {
    await using stage = await startStage(LINKED);
    const pull = await openLinked(stage, { body: GOOD });
    expect((await runGate(stage, pull)).judgement.verdict).toBe("pass");
    describeAs(stage, pull, "Nothing to see here");
    expect((await runGate(stage, pull)).judgement.verdict).toBe("fail");
    expect(statusesOf(stage, stage.pushes[2]!)).toEqual({ [CONTEXT]: "failure" });
    describeAs(stage, pull, GOOD);
    expect((await runGate(stage, pull)).judgement.verdict).toBe("pass");
    expectOnlyOwnWrites(stage);
  });

  // mullvad/mullvadvpn-app#8869, amannn/action-semantic-pull-request#5: two events, two suites, and the old red stays.
  // LouisBrunner/checks-action#26: a check run made by hand lands in anybody's suite.
  it("overwrites one status in place, from red to green, and leaves no second one and no check run behind", async () => {
    await using stage = await startStage(LINKED);
    const pull = await openLinked(stage, { body: "" });
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

  // mcp-hangar/mcp-hangar#1250, apache/texera#8523: of several events about one commit, the cancelled one is what stays.
  // youtube/cobalt#12496: two runs at once, two comments.
  it("that is one of a burst leaves one green status and one comment, whichever of them ends last", async () => {
    await using stage = await startStage(LINKED);
    const pull = await openLinked(stage, { body: GOOD });
    const burst = Array.from({ length: 4 }, async (_none, index) => {
      pull.labels.push(`label ${index}`);
      return runGate(stage, pull);
    });
    const runs = await Promise.all(burst);
    expect(runs.map(({ judgement }) => judgement.verdict)).toEqual(["pass", "pass", "pass", "pass"]);
    expect(statusesOf(stage, stage.pushes[2]!)).toEqual({ [CONTEXT]: "success" });
    // Without a queue they may all find no comment. Later events tidy up, a copy each, and never with a third write.
    for (let left = stage.orders.has.comments.length; left > 1; left -= 1) expect(writesOf((await runGate(stage, pull)).requests).length).toBe(1);
    expect(stage.orders.has.comments).toMatchObject([{ body: expect.stringContaining("mr-checklist") }]);
    expectOnlyOwnWrites(stage);
  });

  // jsboige/CoursIA#16648: what was skipped counted as passed, and overwrote a red.
  it("says error for what cannot be judged, never a state that lets the change through", async () => {
    await using stage = await startStage("preset: none\ngroups:\n  dba: { teams: [octo/dba] }\nitems:\n  - { id: dba, verify: review, require: { reviews: { from: [dba] } } }\n");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    stage.orders.addReview(pull, "eve", "APPROVED");
    const run = await runGate(stage, pull);
    expect([run.judgement.verdict, statesOf(run)]).toEqual(["inconclusive", { dba: "error" }]);
    expect(statusesOf(stage, stage.pushes[2]!)).toEqual({ [CONTEXT]: "error" });
  });

  // palantir/policy-bot#325: the status stayed green while what it rests on ran again.
  it("takes green back while a check that it rests on runs again, and gives it back with the check's success alone", async () => {
    await using stage = await startStage("preset: none\nitems:\n  - { id: tests, verify: machine, require: { check: { name: test } } }\n");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    const head = stage.pushes[2]!;
    const check = stage.orders.addCheckRun(head, "test");
    const states: unknown[] = [];
    for (const said of [check.said, { name: "test", status: "in_progress" }, { name: "test", status: "completed", conclusion: "cancelled" }, { name: "test", status: "completed", conclusion: "success" }]) {
      check.said = said;
      await runGate(stage, pull);
      states.push(statusesOf(stage, head)[CONTEXT]);
    }
    expect(states).toEqual(["success", "pending", "failure", "success"]);
  });

  // palantir/policy-bot#598: GitHub serves no date of a push any more.
  it("of a dismissed review takes the approval back, and of a push too, without asking any clock", async () => {
    await using stage = await startStage(APPROVED);
    const pull = await stage.orders.openPullRequest({ head: stage.pushes[0]! });
    stage.orders.has.collaborators.set("eve", "write");
    const review = stage.orders.addReview(pull, "eve", "APPROVED");
    const verdicts = [(await runGate(stage, pull)).judgement.verdict];
    review.state = "DISMISSED";
    verdicts.push((await runGate(stage, pull)).judgement.verdict);
    // The commits are older than this approval, and one of them is pushed after it.
    stage.orders.addReview(pull, "eve", "APPROVED");
    verdicts.push((await runGate(stage, pull)).judgement.verdict);
    await stage.orders.push(pull, stage.pushes[1]!);
    verdicts.push((await runGate(stage, pull)).judgement.verdict);
    expect(verdicts).toEqual(["pass", expect.not.stringContaining("pass"), "pass", expect.not.stringContaining("pass")]);
    expect(statusesOf(stage, stage.pushes[1]!)).toEqual({ [CONTEXT]: expect.not.stringContaining("success") });
  });

  // palantir/policy-bot#1373: one event was judged for each of some twenty stacked pull requests.
  it("reads and writes its own pull request alone, however many are stacked on it", async () => {
    await using stage = await startStage(LINKED);
    const pull = await openLinked(stage, { body: GOOD, head: stage.pushes[0]! });
    for (let above = 0; above < 20; above += 1) await stage.orders.openPullRequest({ head: stage.pushes[2]!, base: "totals" });
    expect((await runGate(stage, pull)).requests.length).toBe(4);
    expect(stage.github.requests.filter(({ path }) => /\/(?:pulls|issues)\/\d+/.test(path) && !path.includes(`/${pull.number}/`))).toEqual([]);
  });
});

describe("a push in the midst of an event", () => {
  // palantir/policy-bot#47: the approval of a former head was reported for a new one.
  it("is judged itself where it comes before the last answer: nothing is told to the head before it", async () => {
    await using stage = await startStage(APPROVED);
    const pull = await approvedBy(stage, stage.pushes[0]!);
    stage.github.faults.add({ on: FILES, fault: { kind: "meanwhile", happens: () => stage.orders.push(pull, stage.pushes[1]!) } });
    const run = await runGate(stage, pull);
    expect([run.collected.facts.pull.head.sha, run.judgement.verdict]).toEqual([stage.pushes[1], expect.not.stringContaining("pass")]);
    expect([statusesOf(stage, stage.pushes[0]!), statusesOf(stage, stage.pushes[1]!)]).toEqual([{}, { [CONTEXT]: expect.not.stringContaining("success") }]);
  });

  it("makes what was judged stale where more was asked behind the files, and nothing is written", async () => {
    await using stage = await startStage(LED);
    const pull = await approvedBy(stage, stage.pushes[0]!);
    const late = await runGate(stage, pull, { meanwhile: () => stage.orders.push(pull, stage.pushes[1]!) });
    expect(late.judgement.verdict).toBe("pass");
    expect(late.result).toEqual({ kind: "stale", reason: `the head of pull request 1 is ${stage.pushes[1]!} now, and ${stage.pushes[0]!} was judged` });
    expect([stage.orders.has.statuses, stage.orders.has.comments]).toEqual([[], []]);
    // The push's own event.
    const next = await runGate(stage, pull);
    expect(next.judgement.verdict).not.toBe("pass");
    expect(statusesOf(stage, stage.pushes[1]!)).toEqual({ [CONTEXT]: expect.not.stringContaining("success") });
  });

  it("that comes behind the last answer leaves the judged commit its own verdict, and the new head none until it is judged", async () => {
    await using stage = await startStage(APPROVED);
    const pull = await approvedBy(stage, stage.pushes[0]!);
    await runGate(stage, pull, { meanwhile: () => stage.orders.push(pull, stage.pushes[1]!) });
    expect([statusesOf(stage, stage.pushes[0]!), statusesOf(stage, stage.pushes[1]!)]).toEqual([{ [CONTEXT]: "success" }, {}]);
    await runGate(stage, pull);
    expect(statusesOf(stage, stage.pushes[1]!)).toEqual({ [CONTEXT]: expect.not.stringContaining("success") });
    expect(stage.orders.has.comments.length).toBe(1);
  });

  it("or another base makes what was judged stale where the head has to be asked again", async () => {
    await using stage = await startStage(LED);
    const pull = await approvedBy(stage, "totals");
    const { result } = await runGate(stage, pull, { meanwhile: () => Promise.resolve((pull.pull!.base = "release")) });
    expect(result).toEqual({ kind: "stale", reason: "pull request 1 goes into release now, and it was judged for main" });
  });
});

describe("a bad day of GitHub's", () => {
  it("takes no verdict away: 502 three times, half an answer and a secondary rate limit are waited for", async () => {
    await using stage = await startStage(LED);
    const pull = await approvedBy(stage, "totals");
    stage.github.faults.add({ on: QUERY, fault: { kind: "status", status: 502 }, times: 3 });
    stage.github.faults.add({ on: FILES, fault: { kind: "half-answer" } });
    stage.github.faults.add({ on: PULL, fault: { kind: "secondary-limit", retryAfterSeconds: 1 } });
    stage.github.faults.add({ on: STATUS, fault: { kind: "lost-answer" } });
    const { judgement, result } = await runGate(stage, pull);
    expect([judgement.verdict, result.kind, statusesOf(stage, stage.pushes[2]!)]).toEqual(["pass", "told", { [CONTEXT]: "success" }]);
    expect([stage.orders.has.statuses.length, stage.github.faults.unused]).toEqual([1, []]);
  });

  it("is inconclusive while nobody can say whether the judged head is still the head", async () => {
    await using stage = await startStage(LED);
    const pull = await approvedBy(stage, "totals");
    stage.github.faults.add({ on: PULL, fault: { kind: "status", status: 503 }, times: 4 });
    await expect(runGate(stage, pull)).rejects.toThrow("cannot read pull request 1: GitHub answered 503");
    expect([stage.orders.has.statuses, stage.orders.has.comments]).toEqual([[], []]);
  });
});

describe("what the facts know of an earlier run", () => {
  it("spares every write that would say the same, with a comment and without", async () => {
    await using stage = await startStage(LINKED);
    const pull = await openLinked(stage, { body: GOOD });
    expect((await runGate(stage, pull, { comment: false })).requests).toEqual([...READS, STATUS]);
    const again = await runGate(stage, pull, { comment: false });
    expect([again.requests, again.result]).toEqual([READS, { kind: "told", status: { kind: "unchanged", url: null }, comment: null }]);
  });

  it("is looked for again where only a part of it was read", async () => {
    await using stage = await startStage(LINKED);
    const pull = await openLinked(stage, { body: GOOD });
    const { collected: { facts } } = await runGate(stage, pull);
    const { client, logged } = connectTo(stage.github, GATE_GRANTS);
    const said = { context: CONTEXT, state: "success", description: textOf(stage.orders.has.statuses[0]?.said.description), targetUrl: null } as const;
    const { head, base } = facts.pull;
    const result = await publish(client, {
      number: pull.number, judged: { head: head.sha, base: base.ref }, mergeGroupHead: null, isHeadProven: true, status: said,
      comment: stage.orders.has.comments[0]!.body, published: { status: undefined, comments: null },
    }, keepingLog(logged));
    expect(result).toMatchObject({ kind: "told", status: { kind: "unchanged" }, comment: { kind: "unchanged" } });
  });
});
