import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
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

describe("the checklist's workflows, called by another repository", () => {
  let own: Issue;
  let fork: Issue;

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
    scene.pipelineRan(own, "pass", "in_progress");
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
    const again = await scene.run({ workflow: "mr-checklist-publish.yml", name: "workflow_run", payload: runPayload(own, "MR checklist", run, "failure") });
    expectEnded(again, "pass");
    expect(standing(own)).toBe("success");
    const crashed = await scene.run({ workflow: "mr-checklist-publish.yml", name: "workflow_run", payload: runPayload(own, "Plimsoll", { id: 1 }), crashing: true });
    expectEnded(crashed, undefined, "failure");
    expect(standing(own)).toBe("error");
  });

  it("leave to the first workflow what it has told itself", async () => {
    const run = await scene.run({ workflow: "mr-checklist-publish.yml", name: "workflow_run", payload: runPayload(own, "MR checklist", { id: 1 }) });
    expect([run.exitCode, run.jobs, standing(own)]).toEqual([0, [], "error"]);
  });
});
