import { describe, expect, it } from "@jest/globals";
import { runGate, startStage, statesOf, type RunOptions, type Stage } from "../../../tests/checklist/gate-run.js";
import { describeAs, GOOD, LINKED, openLinked, QUERY, writesOf } from "../../../tests/checklist/linked-change.js";
import { connectTo } from "../../../tests/github/connected.js";
import type { Issue } from "../../../tests/github/state.js";

const WAIVABLE = "preset: none\nitems:\n  - { id: docs, verify: machine, require: { title: { longest: 1 } } }";
const waiver = ({ pushes }: Stage): string => `/waive docs at ${pushes[2]!} until ${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)} because the words come on Friday`;

interface Scenario {
  readonly policy: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly open?: (stage: Stage) => Promise<Issue>;
  readonly run?: (stage: Stage) => RunOptions;
  /** Queries, REST reads, and the states of the items. */
  readonly costs: readonly [number, number];
  readonly states: Readonly<Record<string, string>>;
}

/** A change that people with these roles have approved. */
function approvedBy(roles: Readonly<Record<string, string>>): (stage: Stage) => Promise<Issue> {
  return async ({ orders }) => {
    const pull = await orders.openPullRequest({ head: "totals", title: "feat: totals" });
    for (const [login, role] of Object.entries(roles)) {
      orders.has.collaborators.set(login, role);
      orders.addReview(pull, login, "APPROVED");
    }
    return pull;
  };
}

/** A change whose item these people waive. */
function waivedBy(roles: Readonly<Record<string, string>>): (stage: Stage) => Promise<Issue> {
  return async (stage) => {
    const pull = await stage.orders.openPullRequest({ head: "totals" });
    for (const [login, role] of Object.entries(roles)) {
      stage.orders.has.collaborators.set(login, role);
      stage.orders.addComment(pull, login, waiver(stage));
    }
    return pull;
  };
}

const ofReviews = (require: string, extra = ""): string => `preset: none\n${extra}items:\n  - { id: ok, verify: review, require: { reviews: ${require} } }`;

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  "a plain change": { policy: LINKED, open: (stage) => openLinked(stage, { body: GOOD }), costs: [1, 1], states: { why: "satisfied" } },
  "reviews by a group of users": { policy: ofReviews("{ from: [dba] }", "groups:\n  dba: { users: [eve] }\n"), open: approvedBy({ eve: "write" }), costs: [1, 1], states: { ok: "satisfied" } },
  "reviews by anyone who may push": { policy: ofReviews("{ count: 2 }"), open: approvedBy({ eve: "maintain", bob: "write", mallory: "read" }), costs: [1, 1], states: { ok: "satisfied" } },
  "reviews by code owners": { policy: ofReviews("{ from: [codeowners] }"), files: { CODEOWNERS: "* @eve\n" }, open: approvedBy({ eve: "write" }), costs: [1, 1], states: { ok: "satisfied" } },
  "reviews by a team, with a token that may read it": {
    policy: ofReviews("{ from: [dba] }", "groups:\n  dba: { teams: [octo/dba] }\n"),
    open: async (stage) => {
      stage.github.teams.set("octo/dba", ["eve"]);
      return approvedBy({ eve: "write" })(stage);
    },
    run: ({ github }) => ({ organization: connectTo(github, { members: "read" }).client }), costs: [1, 2], states: { ok: "satisfied" },
  },
  "an approval whose exact role decides": { policy: ofReviews("{ role: maintain }"), open: approvedBy({ eve: "maintain", mallory: "read" }), costs: [1, 2], states: { ok: "satisfied" } },
  "a waiver whose exact role decides": { policy: WAIVABLE, open: waivedBy({ eve: "maintain" }), costs: [1, 2], states: { docs: "waived" } },
  "a waiver by whoever the repository belongs to": { policy: WAIVABLE, open: waivedBy({ octo: "admin" }), costs: [1, 1], states: { docs: "waived" } },
  "a waiver in a review by somebody who may not push": {
    policy: WAIVABLE,
    open: async (stage) => {
      const pull = await stage.orders.openPullRequest({ head: "totals" });
      stage.orders.addReview(pull, "mallory", "COMMENTED", waiver(stage));
      return pull;
    },
    costs: [1, 1], states: { docs: "unsatisfied" },
  },
  "an approval that holds while its files are the same": {
    policy: ofReviews('{ stale: owned-files, paths: ["docs/**"] }'),
    open: async (stage) => {
      const pull = await stage.orders.openPullRequest({ head: stage.pushes[1]! });
      stage.orders.has.collaborators.set("eve", "write");
      stage.orders.addReview(pull, "eve", "APPROVED");
      await stage.orders.push(pull, stage.pushes[2]!);
      return pull;
    },
    costs: [1, 2], states: { ok: "satisfied" },
  },
  "an approval of a change of the rules": {
    policy: LINKED, costs: [1, 2], states: { why: "satisfied", "policy-changed": "satisfied" },
    open: async (stage) => {
      const { git } = stage.orders;
      const blob = (await git.run(["hash-object", "-w", "--stdin"], "* @eve\n")).trim();
      const tree = (await git.run(["ls-tree", "-r", "main"])).trim().split("\n");
      await git.run(["update-ref", "refs/heads/rules", await git.commitTree(await git.treeOf([...tree, `100644 blob ${blob}\tCODEOWNERS`]), [stage.sample.commits[0]!], "Rule")]);
      const pull = await openLinked(stage, { body: GOOD, head: "rules" });
      stage.orders.has.collaborators.set("eve", "maintain");
      stage.orders.addReview(pull, "eve", "APPROVED");
      return pull;
    },
  },
  "a keyword that GitHub does not list": {
    policy: LINKED, costs: [1, 2], states: { why: "satisfied" },
    open: async (stage) => {
      const pull = await openLinked(stage, { body: "" });
      stage.orders.editBody(pull, "Fixes #1", "octocat");
      return pull;
    },
  },
};

/** What the budget does not hold for, and by how much: GitHub answers such questions one at a time, or in a query of their own. */
const DEARER: Readonly<Record<string, Scenario>> = {
  "waivers by two people": { policy: WAIVABLE, open: waivedBy({ eve: "maintain", bob: "write" }), costs: [1, 3], states: { docs: "waived" } },
  "approvals by two people whose exact role decides": { policy: ofReviews("{ role: maintain, count: 2 }"), open: approvedBy({ eve: "maintain", bob: "admin" }), costs: [1, 3], states: { ok: "satisfied" } },
  "two keywords that GitHub does not list": {
    policy: LINKED, costs: [2, 1], states: { why: "satisfied" },
    open: async (stage) => {
      const pull = await openLinked(stage, { body: "" });
      stage.orders.openIssue("Another");
      stage.orders.editBody(pull, `Fixes #1, fixes #${pull.number + 1}`, "octocat");
      return pull;
    },
  },
};

async function costOf({ policy, files, open, run }: Scenario): Promise<{ readonly costs: readonly [number, number]; readonly writes: number; readonly states: unknown }> {
  await using stage = await startStage(policy, files);
  const pull = await (open ?? (({ orders }) => orders.openPullRequest({ head: "totals" })))(stage);
  const { requests, judgement } = await runGate(stage, pull, run?.(stage));
  const queries = requests.filter((route) => route === QUERY).length;
  return {
    costs: [queries, requests.filter((route) => route.startsWith("GET")).length], writes: writesOf(requests).length,
    states: Object.fromEntries(judgement.items.map(({ id, state }) => [id, state])),
  };
}

describe("an event of a change of up to a hundred files", () => {
  it.each(Object.entries(SCENARIOS))("costs one query, at most two reads and two writes: %s", async (_title, scenario) => {
    expect(await costOf(scenario)).toEqual({ costs: scenario.costs, writes: 2, states: scenario.states });
    expect(scenario.costs[0] <= 1 && scenario.costs[1] <= 2).toBe(true);
  });

  it.each(Object.entries(DEARER))("costs one request more for %s", async (_title, scenario) => {
    expect(await costOf(scenario)).toEqual({ costs: scenario.costs, writes: 2, states: scenario.states });
  });

  it("of a hundred files takes one page of them, and when nothing changed no write", async () => {
    await using stage = await startStage(LINKED);
    const { git } = stage.orders;
    const blob = (await git.run(["rev-parse", "main:docs/a.md"])).trim();
    const tree = (await git.run(["ls-tree", "-r", "main"])).trim().split("\n");
    const files = Array.from({ length: 100 }, (_none, index) => `100644 blob ${blob}\tfile-${index}.md`);
    await git.run(["update-ref", "refs/heads/many", await git.commitTree(await git.treeOf([...tree, ...files]), [stage.sample.commits[0]!], "Many")]);
    const pull = await openLinked(stage, { body: GOOD, head: "many" });
    const costs = [];
    for (let event = 0; event < 2; event += 1) costs.push((await runGate(stage, pull)).requests.length);
    describeAs(stage, pull, "");
    const run = await runGate(stage, pull);
    expect([...costs, run.requests.length, statesOf(run)]).toEqual([4, 2, 4, { why: "unsatisfied" }]);
  });
});
