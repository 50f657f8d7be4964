import { describe, expect, it } from "@jest/globals";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { useTemporaryFolder } from "../../tests/support/temporary-folder.js";
import type { RunFacts } from "../action/context.js";
import { environmentOf } from "../action/environment.js";
import { InconclusiveError, InputError } from "../action/errors.js";
import { runnerFacts } from "./event.js";

const NOTHING: RunFacts = {
  host: "runner", repository: null, workflowRef: null, workflowSha: null, runId: null, attempt: 1, actor: null, event: null,
  pullRequest: null, pullRequestHead: null, mergeGroupHead: null, base: null, baseBranch: null, mergeCommit: null, before: null, defaultBranch: null,
};

describe("the facts of a running workflow", () => {
  const folder = useTemporaryFolder();

  async function factsWith(payload: string, values: Readonly<Record<string, string>> = {}): Promise<RunFacts> {
    const file = path.join(folder(), "event.json");
    await writeFile(file, payload);
    return runnerFacts(environmentOf({ GITHUB_EVENT_PATH: file, ...values }));
  }

  it("come from the runner's variables", async () => {
    expect(await runnerFacts(environmentOf({}))).toEqual(NOTHING);
    expect(await runnerFacts(environmentOf({
      GITHUB_REPOSITORY: "octo/orders", GITHUB_WORKFLOW_REF: "w", GITHUB_WORKFLOW_SHA: "s", GITHUB_RUN_ID: "7", GITHUB_RUN_ATTEMPT: "3", GITHUB_ACTOR: "octocat",
      GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main", GITHUB_SHA: "abc",
    }))).toEqual({ ...NOTHING, repository: "octo/orders", workflowRef: "w", workflowSha: "s", runId: "7", attempt: 3, actor: "octocat", event: "push" });
  });

  it.each(["", "0", "-1", "1.5", "1e9", "two", "9999999999"])("count %j as the first attempt", async (attempt) => {
    expect((await runnerFacts(environmentOf({ GITHUB_RUN_ATTEMPT: attempt }))).attempt).toBe(1);
  });

  it.each([
    ["a pull request", { pull_request: { number: 7, base: { sha: "b", ref: "main" }, head: { sha: "h" } } }, { pullRequest: 7, pullRequestHead: "h", base: "b", baseBranch: "main" }],
    ["a merge group", { merge_group: { base_sha: "b", head_sha: "h" } }, { mergeGroupHead: "h", base: "b" }],
    ["a pull request's own push", { before: "b", pull_request: { number: 7, base: { sha: "c" } } }, { pullRequest: 7, base: "c" }],
    ["a dispatch", { repository: {} }, {}],
    ["a schedule", { repository: null }, {}],
  ])("know what %s goes onto", async (_event, payload, facts) => {
    expect(await factsWith(JSON.stringify(payload))).toEqual({ ...NOTHING, ...facts });
  });

  it.each([
    ["that moves a branch", { before: "b", after: "a", pull_request: null }, { before: "b" }],
    ["that makes one", { before: "0".repeat(40) }, {}],
    ["that does not say", { before: null, repository: { default_branch: null } }, {}],
    ["that says nothing", { before: "", repository: { default_branch: "" } }, {}],
    ["of the default branch", { before: "b", repository: { default_branch: "main" } }, { before: "b" }],
    ["of another branch", { repository: { default_branch: "trunk" } }, { defaultBranch: "trunk" }],
  ])("know what a push %s goes onto", async (_kind, payload, facts) => {
    expect(await factsWith(JSON.stringify(payload), { GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main" })).toEqual({ ...NOTHING, event: "push", ...facts });
  });

  it.each([["refs/pull/7/merge", "abc"], ["refs/pull/7/head", null], ["refs/heads/refs/pull/7/merge", null], ["refs/heads/main", null]])("take %s for GitHub's own merge only where it is", async (ref, mergeCommit) => {
    expect((await runnerFacts(environmentOf({ GITHUB_REF: ref, GITHUB_SHA: "abc" }))).mergeCommit).toBe(mergeCommit);
  });

  it.each([
    ["", /^event payload: is empty/], ["{", /^event payload: is not JSON/], ["[]", "event payload: expected an object, found a list"],
    ['{"pull_request":{"number":"7","base":{"sha":"b"}}}', 'event payload: pull_request.number: expected a whole number from 1, found "7"'],
    ['{"pull_request":{"number":7,"base":{"sha":""}}}', 'event payload: pull_request.base.sha: expected a non-empty text, found ""'],
  ])("are inconclusive when the payload reads %j", async (payload, problem) => {
    await expect(factsWith(payload)).rejects.toThrow(InconclusiveError);
    await expect(factsWith(payload)).rejects.toThrow(problem);
  });

  it("cannot be had when the payload is announced and not there", async () => {
    const reading = runnerFacts(environmentOf({ GITHUB_EVENT_PATH: path.join(folder(), "absent.json") }));
    await expect(reading).rejects.toThrow(InputError);
    await expect(reading).rejects.toThrow(/^cannot read .*absent\.json: there is no such file; the runner writes it/);
  });
});
