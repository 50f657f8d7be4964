import { describe, expect, it } from "@jest/globals";
import { GATE_GRANTS, runGate, startStage, statesOf, statusesOf } from "../../../tests/checklist/gate-run.js";
import { COMMENT, CONTEXT, describeAs, EDIT, expectOnlyOwnWrites, GOOD, LINKED, openLinked, READS, writesOf } from "../../../tests/checklist/linked-change.js";
import { textOf } from "../../../tests/github/json.js";

describe("the gate's own comment", () => {
  // danger/danger-js#1031 and #1347: a token that may not ask who it is makes a second comment.
  it("is never taken for it when somebody else copied it, nor when another token wrote it", async () => {
    await using stage = await startStage(LINKED);
    const pull = await openLinked(stage, { body: GOOD });
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

  it("comes back when somebody deleted it, and is put right when somebody edited it", async () => {
    await using stage = await startStage(LINKED);
    const pull = await openLinked(stage, { body: GOOD });
    await runGate(stage, pull);
    const comment = stage.orders.has.comments[0]!;
    const said = comment.body;
    comment.body = `${said}\n- [x] approved by me`;
    expect((await runGate(stage, pull)).requests).toContain(EDIT);
    expect(comment.body).toBe(said);
    expect((await runGate(stage, pull)).result).toMatchObject({ comment: { kind: "unchanged" } });
    stage.orders.has.comments.length = 0;
    expect((await runGate(stage, pull)).requests).toContain(COMMENT);
  });

  it("and the gate's own status are no facts: neither decides anything, and a forged status is put right", async () => {
    await using stage = await startStage("preset: none\nitems:\n  - { id: all, verify: machine, require: { check: { name: '*', app: null } } }\n");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    stage.orders.has.statuses.push({ id: 1, sha: stage.pushes[2]!, creator: "mallory", said: { context: CONTEXT, state: "success", description: "forged" }, createdAt: "2026-01-01T00:00:00Z" });
    const run = await runGate(stage, pull);
    expect([run.collected.facts.checks.items, run.judgement.verdict]).toEqual([[], expect.not.stringContaining("pass")]);
    expect(statusesOf(stage, stage.pushes[2]!)[CONTEXT]).not.toBe("success");
    expect((await runGate(stage, pull)).collected.facts.comments.items).toEqual([]);
  });

  // marocchino/sticky-pull-request-comment#1395, reviewdog/action-eslint#139: a text that is too long ends the run, or is cut in silence.
  it("keeps within GitHub's 65,536 characters, says how much is left out, and loses none of the verdict", async () => {
    const items = Array.from({ length: 300 }, (_none, index) => `  - { id: item-${index}, title: "${"Ünverständlich ".repeat(30)}", verify: machine, require: { title: { pattern: "never-${"x".repeat(200)}" } } }`);
    await using stage = await startStage(["preset: none", "items:", ...items].join("\n"));
    const pull = await stage.orders.openPullRequest({ head: "totals", title: `::error::${"‮x".repeat(120)}` });
    const run = await runGate(stage, pull);
    const body = stage.orders.has.comments[0]?.body ?? "";
    expect([run.judgement.items.length, run.result.kind, Array.from(body).length <= 65_536]).toEqual([300, "told", true]);
    expect(body).toMatch(/\bmore\b/);
    expect([body.includes("300"), textOf(stage.orders.has.statuses[0]?.said.description)]).toEqual([true, expect.stringMatching(/^.{1,140}$/)]);
    // What was too long is known again: nothing is written twice.
    expect(writesOf((await runGate(stage, pull)).requests)).toEqual([]);
  });
});

describe("what people write", () => {
  const BOXES = `
preset: none
items:
  - { id: tried, verify: attested, require: { tick: { key: tried } } }
  - { id: kind, verify: attested, require: { tick-group: { heading: Type of change, max: 1 } } }
`;
  const TEMPLATE = "## Type of change\n\n* [x] fix\n* [ ] feature\n* [ ] ...\n\n## Tests\n\n- [ ] Tried it <!-- plimsoll:tried -->\n<!--\n- [ ] hidden\n-->\n";

  // stilliard/github-task-list-completed reads comments too, where a review bot's open box blocks the change.
  it("in comments and reviews holds no boxes: neither an open one of a bot nor a ticked one of the author", async () => {
    await using stage = await startStage(BOXES, { "pull_request_template.md": TEMPLATE });
    const pull = await stage.orders.openPullRequest({ head: "totals", body: TEMPLATE });
    stage.orders.addComment(pull, "coderabbitai[bot]", "- [ ] Generate docstrings\n- [x] Tried it <!-- plimsoll:tried -->");
    stage.orders.addReview(pull, "octocat", "COMMENTED", "- [x] Tried it <!-- plimsoll:tried -->");
    expect(statesOf(await runGate(stage, pull))).toMatchObject({ tried: "unsatisfied" });
    stage.orders.editBody(pull, TEMPLATE.replace("[x] fix", "[ ] fix").replace("[ ] feature", "[X] feature").replace("- [ ] Tried", "- [x] Tried"), "octocat");
    expect(statesOf(await runGate(stage, pull))).toEqual({ tried: "satisfied", kind: "satisfied" });
  });

  // specinfra/pr-preview#163: a bot that rewrites a description overwrites what its author saves at the same time.
  it("is never written, whatever the events: the description that the author saves meanwhile stays", async () => {
    await using stage = await startStage(LINKED);
    const pull = await openLinked(stage, { body: "" });
    await runGate(stage, pull);
    const saved = `${GOOD}\n\n- [ ] still to do\n`;
    await runGate(stage, pull, { meanwhile: async () => {
      await Promise.resolve();
      describeAs(stage, pull, saved);
    } });
    const talk = stage.orders.addComment(pull, "eve", "/waive why until tomorrow");
    await runGate(stage, pull);
    expect([pull.body, pull.title, pull.labels, talk.body]).toEqual([saved, "Change of totals", [], "/waive why until tomorrow"]);
    expectOnlyOwnWrites(stage);
  });

  // palantir/policy-bot's ignore_edited_comments: whoever may write can edit another one's comment.
  it("waives nothing once it was edited, whoever edited it, and a deleted account waives nothing", async () => {
    await using stage = await startStage("preset: none\nitems:\n  - { id: docs, verify: machine, require: { title: { longest: 1 } } }");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    stage.orders.has.collaborators.set("eve", "maintain");
    const line = `/waive docs at ${stage.pushes[2]!} until ${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)} because the words come on Friday`;
    const comment = stage.orders.addComment(pull, "eve", line);
    const states = [statesOf(await runGate(stage, pull)).docs];
    // A maintainer corrects a word of it. GitHub names the first author still.
    comment.editedAt = "2026-11-23T12:00:00Z";
    states.push(statesOf(await runGate(stage, pull)).docs);
    stage.orders.addComment(pull, "ghost", line);
    states.push(statesOf(await runGate(stage, pull)).docs);
    stage.orders.addComment(pull, "eve", line);
    states.push(statesOf(await runGate(stage, pull)).docs);
    expect(states).toEqual(["waived", "unsatisfied", "unsatisfied", "waived"]);
  });

  it("in a review counts for nobody once the account is deleted, and its request for changes no longer blocks for ever", async () => {
    await using stage = await startStage("preset: none\nitems:\n  - { id: approved, verify: review, require: { reviews: { count: 1 } } }");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    stage.orders.has.collaborators.set("eve", "write");
    const review = stage.orders.addReview(pull, "eve", "APPROVED");
    const states = [statesOf(await runGate(stage, pull)).approved];
    review.author = "ghost";
    states.push(statesOf(await runGate(stage, pull)).approved);
    expect(states).toEqual(["satisfied", "pending"]);
  });

  // A moved file is listed by its new name alone.
  it("about a file that was moved away counts by its former name too", async () => {
    await using stage = await startStage('preset: none\nitems:\n  - { id: approved, verify: review, when: { files: { any: ["src/**"] } }, require: { reviews: { count: 1 } } }');
    const { git } = stage.orders;
    const tree = (await git.run(["ls-tree", "-r", "main"])).trim().split("\n").map((line) => line.replace("src/totals.ts", "elsewhere/sums.ts"));
    await git.run(["update-ref", "refs/heads/moved", await git.commitTree(await git.treeOf(tree), [stage.sample.commits[0]!], "Move")]);
    const pull = await stage.orders.openPullRequest({ head: "moved" });
    expect(statesOf(await runGate(stage, pull))).toEqual({ approved: "pending" });
  });
});
