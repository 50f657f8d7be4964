import { describe, expect, it } from "@jest/globals";
import { FORK_GRANTS, POLICY, runGate, startStage, statesOf, statusesOf, type Stage } from "../../../tests/checklist/gate-run.js";
import { CONTEXT, describeAs, GOOD, LINKED, openLinked, READS, STATUS } from "../../../tests/checklist/linked-change.js";
import { connectTo } from "../../../tests/github/connected.js";

/** A branch of one commit onto main, with these files and the policy of main unless it is among them. */
async function branch({ orders: { git }, sample }: Stage, name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const policy = (await git.run(["rev-parse", `main:${POLICY}`])).trim();
  const entries = [`100644 blob ${policy}\t${POLICY}`];
  for (const [path, text] of Object.entries(files)) {
    const blob = (await git.run(["hash-object", "-w", "--stdin"], text)).trim();
    entries.splice(path === POLICY ? 0 : entries.length, path === POLICY ? 1 : 0, `100644 blob ${blob}\t${path}`);
  }
  const commit = await git.commitTree(await git.treeOf(entries), [sample.commits[0]!], `Change ${name}`);
  await git.run(["update-ref", `refs/heads/${name}`, commit]);
  return commit;
}

describe("a fork's pull request", () => {
  // gnolang/gno#3319, mvanhorn/cli-printing-press#4287: the 403 of a token that can only read reddened a green result.
  it("is judged with a token that can only read; what it may not tell changes no verdict", async () => {
    await using stage = await startStage(LINKED);
    const pull = await openLinked(stage, { headRepository: "mallory/orders", body: GOOD });
    const run = await runGate(stage, pull, { grants: FORK_GRANTS });
    expect(run.judgement.verdict).toBe("pass");
    expect(run.result).toMatchObject({ kind: "told", status: { kind: "refused", code: "no-permission" }, comment: { kind: "refused", code: "no-permission" } });
    expect(run.logged.filter((line) => line.startsWith("warning"))).toEqual([expect.stringContaining("statuses: write"), expect.stringContaining("pull-requests: write")]);
    // The trusted workflow's run, with rights.
    await runGate(stage, pull);
    expect(statusesOf(stage, stage.pushes[2]!)).toEqual({ [CONTEXT]: "success" });
  });

  // shopware/shopware#18997: the rule that judges is read where the change cannot rewrite it.
  it("is judged by the policy of the base, and a policy of its own is one thing more to approve", async () => {
    await using stage = await startStage(LINKED);
    await branch(stage, "easy", { [POLICY]: "version: 1\nchecklist: { preset: none, nothing-applicable: allow }\n", "src/totals.ts": "1\n" });
    const pull = await openLinked(stage, { head: "easy", headRepository: "mallory/orders", author: "mallory", body: "" });
    const run = await runGate(stage, pull);
    expect(statesOf(run)).toEqual({ why: "unsatisfied", "policy-changed": "pending" });
    expect(statusesOf(stage, pull.pull!.headSha)).toEqual({ [CONTEXT]: "failure" });
  });

  // A status is of a commit, and anyone who may push can propose one commit to two branches; palantir/policy-bot names the branch for this.
  it("is not turned green by the policy of another branch that the same commit is proposed to", async () => {
    await using stage = await startStage(LINKED);
    await branch(stage, "lax", { [POLICY]: "version: 1\nchecklist: { preset: none, nothing-applicable: allow }\n" });
    const strict = await openLinked(stage, { body: "" });
    await runGate(stage, strict);
    await runGate(stage, await stage.orders.openPullRequest({ head: "totals", base: "lax" }));
    expect(statusesOf(stage, strict.pull!.headSha)).toEqual({ [CONTEXT]: "failure", "plimsoll/mr-checklist: lax": "success" });
  });
});

describe("a merge queue", () => {
  // microsoft/oxidizer#586, fulcrumgenomics/ferro-hgvs#1978: nobody reports to the queue, and it waits until it gives up.
  it("gets the status on its own commit, from the pull request as it is now", async () => {
    await using stage = await startStage(LINKED);
    const pull = await openLinked(stage, { body: GOOD });
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

describe("a check of another workflow", () => {
  // WordPress/presence-api#493, actions/runner#1917, OpenCTI-Platform/opencti#16178: what a workflow that did not run leaves.
  it("that never comes, or that a skipped caller or matrix leaves under another name, is awaited and never a pass", async () => {
    await using stage = await startStage('preset: none\nitems:\n  - { id: verdict, verify: machine, require: { check: { name: "plimsoll / verdict" } } }\n');
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    const head = stage.pushes[2]!;
    const states: unknown[] = [];
    const judge = async (): Promise<void> => {
      const run = await runGate(stage, pull);
      states.push(statesOf(run).verdict, statusesOf(stage, head)[CONTEXT]);
    };
    // Left out by a path or by [skip ci]: no check at all.
    await judge();
    // A skipped caller bears its bare id, a skipped matrix its name as it is written.
    for (const name of ["plimsoll", "plimsoll / verdict (${{ matrix.os }})"]) stage.orders.addCheckRun(head, name, { status: "completed", conclusion: "skipped" });
    await judge();
    const verdict = stage.orders.addCheckRun(head, "plimsoll / verdict", { status: "completed", conclusion: "skipped" });
    await judge();
    verdict.said = { name: "plimsoll / verdict", status: "completed", conclusion: "success" };
    await judge();
    expect(states).toEqual(["pending", "pending", "pending", "pending", "unsatisfied", "failure", "satisfied", "success"]);
  });
});

describe("an issue that is linked", () => {
  // NuGuardAI/nuguard#228, FalkorDB/FalkorDB#2289: outside of the default branch GitHub lists sidebar links alone, and tells no event.
  it("by the sidebar or by a keyword into another branch counts at the next event, whatever that is about", async () => {
    await using stage = await startStage(LINKED);
    await branch(stage, "release", { [POLICY]: `version: 1\nchecklist:\n${LINKED.replace(/^/gmu, "  ")}\n`, "src/totals.ts": "1\n" });
    const pull = await openLinked(stage, { body: "", base: "release" });
    const states = [statesOf(await runGate(stage, pull)).why];
    pull.pull!.linked = [1];
    stage.orders.addComment(pull, "eve", "/waive nothing");
    states.push(statesOf(await runGate(stage, pull)).why);
    pull.pull!.linked = [];
    stage.orders.editBody(pull, "Fixes #1", "octocat");
    states.push(statesOf(await runGate(stage, pull)).why);
    expect(states).toEqual(["unsatisfied", "satisfied", "satisfied"]);
  });
});

describe("a program's pull request", () => {
  const POLICY_OF_BOTS = `
preset: none
bots: ["dependabot[bot]", renovate-bot]
items:
  - { id: why, verify: machine, when: { not: { author: { in: [bots] } } }, require: { issue: {} } }
  - { id: tests, verify: machine, require: { check: { name: test } } }
`;

  // apache/texera#7062: renovate-bot is a User. coleam00/Archon#2681: any login may end in [bot]. cucumber/cucumber-js#2872: an
  // item that no bot can satisfy.
  it.each([
    ["renovate-bot", "not-applicable"], ["dependabot[bot]", "not-applicable"], ["Renovate-Bot", "not-applicable"],
    ["helper[bot]", "unsatisfied"], ["dependabot", "unsatisfied"], ["mallory", "unsatisfied"],
  ])("by %s: the item is %s, as the list says and no suffix, is still reported, and every other item holds", async (author, state) => {
    await using stage = await startStage(POLICY_OF_BOTS);
    const pull = await stage.orders.openPullRequest({ head: "totals", author });
    const run = await runGate(stage, pull);
    expect([statesOf(run), run.judgement.verdict]).toEqual([{ why: state, tests: "pending" }, expect.not.stringContaining("pass")]);
    expect(stage.orders.has.comments[0]?.body).toContain("why");
  });
});

describe("a team", () => {
  // github/gh-aw#23578, PostHog/posthog#43815: no workflow's token may read one, and `members` is no permission of a workflow.
  it("that the token may not read is an error with the remedy, and known with a token that may", async () => {
    await using stage = await startStage("preset: none\ngroups:\n  dba: { teams: [octo/dba] }\nitems:\n  - { id: dba, verify: review, require: { reviews: { from: [dba] } } }\n");
    stage.github.teams.set("octo/dba", ["eve"]);
    stage.orders.has.collaborators.set("eve", "write");
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    stage.orders.addReview(pull, "eve", "APPROVED");
    const blind = await runGate(stage, pull);
    expect([statesOf(blind), blind.judgement.items[0]?.reason]).toEqual([{ dba: "error" }, expect.stringContaining("org-token")]);
    const { client } = connectTo(stage.github, { members: "read" });
    expect(statesOf(await runGate(stage, pull, { organization: client }))).toEqual({ dba: "satisfied" });
    // The organization hides it now: what was known is not remembered.
    stage.github.teams.delete("octo/dba");
    expect(statesOf(await runGate(stage, pull, { organization: client }))).toEqual({ dba: "error" });
    expect(statusesOf(stage, stage.pushes[2]!)).toEqual({ [CONTEXT]: "error" });
  });
});

describe("a push that starts no workflow, as one with a workflow's own token", () => {
  // docs.github.com, "Triggering a workflow from a workflow": such a push and such a pull request have no event.
  it("has no verdict of the head before it, and gets its own at the next event of any kind", async () => {
    await using stage = await startStage(LINKED);
    const pull = await openLinked(stage, { body: GOOD, head: stage.pushes[0]!, author: "github-actions[bot]" });
    await runGate(stage, pull);
    const silent = await stage.orders.push(pull, stage.pushes[1]!);
    expect([statusesOf(stage, stage.pushes[0]!), statusesOf(stage, silent)]).toEqual([{ [CONTEXT]: "success" }, {}]);
    // A run of an older event that is started again, a label, a comment, the end of the pipeline: all judge what is there now.
    const { collected, requests } = await runGate(stage, pull);
    expect([collected.facts.pull.head.sha, requests.slice(0, 3), statusesOf(stage, silent)]).toEqual([silent, [...READS, STATUS], { [CONTEXT]: "success" }]);
  });
});
