import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { parseSticky } from "../../shared/report/markdown/sticky.js";
import { statusesOf } from "../checklist/gate-run.js";
import type { Issue } from "../github/state.js";
import { ChecklistScene, pullPayload, runPayload, type Ended } from "./checklist-scene.js";

jest.setTimeout(120_000);

const CONTEXT = "plimsoll/mr-checklist: main";
const WHY = "## Why\n\nThe totals were wrong by a cent.\n";
const CHECKLIST = [
  "preset: none", "items:", "  - { id: why, verify: machine, require: { section: { heading: Why, min-characters: 20 } } }",
  "  - { id: coverage, verify: machine, require: { record: { gate: coverage-gate } } }", "",
].join("\n");

const folder = mkdtempSync(path.join(tmpdir(), "checklist-act-"));
let scene: ChecklistScene;

beforeAll(async () => {
  scene = await ChecklistScene.start(folder, CHECKLIST);
  console.info(`the copy differs from what is shipped in:\n${scene.changes.join("\n")}`);
});
afterAll(async () => {
  await scene[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** A pull request of a commit of its own. */
function open(push: number, headRepository = "octo/orders"): Promise<Issue> {
  return scene.stage.orders.openPullRequest({ head: scene.stage.pushes[push] ?? "", headRepository, author: headRepository.split("/")[0] ?? "", body: WHY });
}

function standing(pull: Issue): unknown {
  return statusesOf(scene.stage, pull.pull?.headSha ?? "")[CONTEXT];
}

/** What a workflow of the branch's own can do with the token of its job. */
function forgeGreen(pull: Issue): void {
  const { orders } = scene.stage;
  orders.has.statuses.push({ id: orders.nextId(), sha: pull.pull?.headSha ?? "", creator: "github-actions[bot]", said: { context: CONTEXT, state: "success" }, createdAt: new Date().toISOString() });
}

/** A run has left this number, whatever its own was. */
function leaveNumber(run: number, { number }: Issue): void {
  const hint = path.join(folder, "runs", String(run), "plimsoll-checklist-pull/pull.json");
  mkdirSync(path.dirname(hint), { recursive: true });
  writeFileSync(hint, `{"version":1,"pull":${number}}\n`);
}

/** Requests so far that are no reads. */
function writes(): number {
  return scene.stage.github.requests.filter(({ route }) => route !== null && !route.startsWith("GET ") && !route.endsWith("/graphql")).length;
}

function comments(pull: Issue): string[] {
  return scene.stage.orders.has.comments.filter(({ issue, body }) => issue === pull.number && parseSticky(body) !== null).map(({ body }) => body);
}

function artifacts({ id }: Ended): string[] {
  return readdirSync(path.join(folder, "runs", String(id))).sort();
}

/** How a run ended; prints its whole log when that is not as expected. */
function expectEnded(run: Ended, verdict: string | undefined, job = "success"): void {
  try {
    expect({ verdict: [...run.outputs].find(([name]) => name.endsWith("/verdict"))?.[1], jobs: run.jobs.map(({ result }) => result) }).toEqual({ verdict, jobs: [job] });
  } catch (difference) {
    console.error(run.log);
    throw difference;
  }
}

let own: Issue;
let fork: Issue;

describe("the checklist's workflows, called by another repository", () => {
  it("tell a pull request whose pipeline has left its record in a green status and one comment", async () => {
    own = await open(2);
    scene.pipelineRan(own, "pass");
    const run = await scene.run({ workflow: "mr-checklist.yml", name: "pull_request", payload: pullPayload(own, "opened") });
    expectEnded(run, "pass");
    expect([standing(own), comments(own).length, artifacts(run)]).toEqual(["success", 1, ["plimsoll-checklist-record"]]);
    expect(comments(own)[0]).toContain("of its merge into main as ddddddd");
    expect(run.summaries.get("judge")).toContain("## ✅ Pass");
  });

  it("turn the same status and the same comment red when the description was emptied, whatever the event remembers of it", async () => {
    scene.stage.orders.editBody(own, "", "octo");
    const run = await scene.run({ workflow: "mr-checklist.yml", name: "pull_request", payload: pullPayload(own, "edited", WHY) });
    // The job itself stays green: in its own suite it would be red for ever.
    expectEnded(run, "fail");
    expect([standing(own), comments(own).length]).toEqual(["failure", 1]);
    expect(comments(own)[0]).toContain("❌");
  });

  it("believe no record while the pipeline runs again", async () => {
    scene.stage.orders.editBody(own, WHY, "octo");
    scene.pipelineRan(own, "pass", { status: "in_progress" });
    const run = await scene.run({ workflow: "mr-checklist.yml", name: "pull_request_review", payload: pullPayload(own, "submitted") });
    expectEnded(run, "inconclusive");
    expect(standing(own)).not.toBe("success");
  });

  it("judge anew when the pipeline has ended, by the trusted workflow, which finds the pull request itself", async () => {
    scene.pipelineRan(own, "pass");
    const run = await scene.run({ workflow: "mr-checklist-publish.yml", name: "workflow_run", payload: runPayload(own, "Plimsoll", { id: 1 }) });
    expectEnded(run, "pass");
    expect([standing(own), comments(own).length]).toEqual(["success", 1]);
  });

  it("answer a merge queue on its own commit, from the pull request as it is now", async () => {
    const queued = scene.stage.sample.commits[4] ?? "";
    const payload = { action: "checks_requested", merge_group: { head_sha: queued, head_ref: `refs/heads/gh-readonly-queue/main/pr-${own.number}-${"b".repeat(40)}`, base_sha: "b".repeat(40), base_ref: "refs/heads/main" } };
    const run = await scene.run({ workflow: "mr-checklist.yml", name: "merge_group", payload });
    expectEnded(run, "pass");
    expect(statusesOf(scene.stage, queued)).toEqual({ [CONTEXT]: "success" });
  });

  it("only judge a fork's change in its own run, and leave nothing but its number", async () => {
    fork = await open(1, "mallory/orders");
    scene.pipelineRan(fork, "pass");
    const run = await scene.run({ workflow: "mr-checklist.yml", name: "pull_request", payload: pullPayload(fork, "opened"), readOnly: true });
    expectEnded(run, "inconclusive");
    expect([standing(fork), comments(fork), artifacts(run)]).toEqual([undefined, [], ["plimsoll-checklist-pull", "plimsoll-checklist-record"]]);
    expect(readFileSync(path.join(folder, "runs", String(run.id), "plimsoll-checklist-pull/pull.json"), "utf8")).toBe(`{"version":1,"pull":${fork.number}}\n`);
    const told = await scene.run({ workflow: "mr-checklist-publish.yml", name: "workflow_run", payload: runPayload(fork, "MR checklist", run) });
    expectEnded(told, "inconclusive");
    // The record may be the fork's own work: an error, however green it says it is.
    expect([standing(fork), comments(fork).length]).toEqual(["error", 1]);
    expect(comments(fork)[0]).toContain("left by the run of mallory/orders");
  });

  it("hear a waiver in a comment, also about a fork's change, and pass over what people say otherwise", async () => {
    const commented = (body: string) => ({ action: "created", issue: { number: fork.number, pull_request: { url: "u" } }, comment: { body } });
    const chat = await scene.run({ workflow: "mr-checklist.yml", name: "issue_comment", payload: commented("Nice work!") });
    expect([chat.exitCode, chat.jobs, standing(fork)]).toEqual([0, [], "error"]);
    scene.stage.orders.has.collaborators.set("eve", "maintain");
    const until = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const waiver = `/waive coverage at ${fork.pull?.headSha ?? ""} until ${until} because its tests were run and read by me on my own machine`;
    scene.stage.orders.addComment(fork, "eve", waiver);
    const run = await scene.run({ workflow: "mr-checklist.yml", name: "issue_comment", payload: commented(waiver) });
    expectEnded(run, "pass");
    expect([standing(fork), comments(fork).length]).toEqual(["success", 1]);
    expect(comments(fork)[0]).toContain("eve");
  });

  it("take green back when a run ends without a verdict, and judge anew when that run has ended", async () => {
    const run = await scene.run({ workflow: "mr-checklist.yml", name: "pull_request", payload: pullPayload(own, "labeled"), crashing: true });
    expectEnded(run, undefined, "failure");
    expect(standing(own)).toBe("error");
    const again = await scene.run({ workflow: "mr-checklist-publish.yml", name: "workflow_run", payload: runPayload(own, "MR checklist", run, { conclusion: "failure" }) });
    expectEnded(again, "pass");
    expect(standing(own)).toBe("success");
    const crashed = await scene.run({ workflow: "mr-checklist-publish.yml", name: "workflow_run", payload: runPayload(own, "Plimsoll", { id: 1 }), crashing: true });
    expectEnded(crashed, undefined, "failure");
    expect(standing(own)).toBe("error");
  });

  it("judge anew in the trusted one what the first has told, and write nothing where it says the same", async () => {
    const judged = await scene.run({ workflow: "mr-checklist.yml", name: "pull_request", payload: pullPayload(own, "labeled") });
    expectEnded(judged, "pass");
    const before = writes();
    const run = await scene.run({ workflow: "mr-checklist-publish.yml", name: "workflow_run", payload: runPayload(own, "MR checklist", judged) });
    expectEnded(run, "pass");
    expect([standing(own), writes() - before]).toEqual(["success", 0]);
  });

  it.each(["pull_request", "push"])("turn green back that a branch's own copy of the checklist has forged, at the event %s, and follow no number that it has left", async (event) => {
    leaveNumber(1, fork);
    scene.stage.orders.editBody(own, "", "octo");
    forgeGreen(own);
    expect(standing(own)).toBe("success");
    const run = await scene.run({ workflow: "mr-checklist-publish.yml", name: "workflow_run", payload: runPayload(own, "MR checklist", { id: 1 }, { event }) });
    expectEnded(run, "fail");
    expect(standing(own)).toBe("failure");
    scene.stage.orders.editBody(own, WHY, "octo");
  });

  it("judge every pull request of the commit, each by the branch that it goes into, and nothing that GitHub names of another repository", async () => {
    const { headSha = "" } = own.pull ?? {};
    const other = await scene.stage.orders.openPullRequest({ head: headSha, base: "release", author: "octo", body: "" });
    const numbers = [{ number: other.number }, { number: own.number }, { number: 4711 }];
    const run = await scene.run({ workflow: "mr-checklist-publish.yml", name: "workflow_run", payload: runPayload(own, "MR checklist", { id: 1 }, { pull_requests: numbers }) });
    expect(run.jobs.map(({ result }) => result)).toEqual(["success", "success", "success"]);
    expect(statusesOf(scene.stage, headSha)).toMatchObject({ [CONTEXT]: "success", "plimsoll/mr-checklist: release": "failure" });
    other.state = "closed";
  });

  it("take no record of a run that GitHub lists with other pull requests alone", async () => {
    scene.pipelineRan(own, "pass", { named: [4711] });
    const run = await scene.run({ workflow: "mr-checklist.yml", name: "pull_request", payload: pullPayload(own, "labeled") });
    // The run before that one is about this pull request, and its record counts.
    expectEnded(run, "pass");
    scene.stage.orders.has.runs.splice(0, scene.stage.orders.has.runs.length - 1);
    const without = await scene.run({ workflow: "mr-checklist.yml", name: "pull_request", payload: pullPayload(own, "labeled") });
    expectEnded(without, "inconclusive");
    scene.pipelineRan(own, "pass");
  });

  it("pass over what has ended on the default branch and in the queue, where no pull request is told anything", async () => {
    for (const differs of [{ event: "push", head_branch: "main" }, { event: "issue_comment", head_branch: "main" }, { event: "merge_group" }]) {
      const run = await scene.run({ workflow: "mr-checklist-publish.yml", name: "workflow_run", payload: runPayload(own, "MR checklist", { id: 1 }, differs) });
      expect([run.exitCode, run.jobs]).toEqual([0, []]);
    }
  });
});

describe("the checklist's workflow that runs by the clock", () => {
  it("turns green back where what let the change pass has ended, and looks at no other pull request", async () => {
    own.state = fork.state = "closed";
    const ended = await open(2);
    forgeGreen(ended);
    scene.stage.orders.editBody(ended, "", "octo");
    const red = await open(0);
    const run = await scene.run({ workflow: "mr-checklist-again.yml", name: "schedule", payload: { schedule: "7 */6 * * *" } });
    expect(run.jobs.map(({ id, result }) => [id.replace(/-\d+$/, ""), result])).toEqual([["find", "success"], ["judge", "success"]]);
    expect([standing(ended), comments(ended).length, standing(red)]).toEqual(["failure", 1, undefined]);
    expect(artifacts(run)).toEqual([`plimsoll-checklist-record-${ended.number}`]);
  });

  it("judges nothing where nothing is green", async () => {
    const run = await scene.run({ workflow: "mr-checklist-again.yml", name: "schedule", payload: {} });
    expect(run.jobs.map(({ id }) => id)).toEqual(["find"]);
  });
});
