import { describe, expect, it } from "@jest/globals";
import { object } from "../schema/shape.js";
import { eventPull, pullPayload } from "./event-pull.js";

const SHA = "1".repeat(40);
const NOTHING = { pullRequest: null, pullRequestHead: null, mergeGroupHead: null, baseBranch: null };
const payloadShape = object(pullPayload, { open: true });

const group = (head_ref: unknown, base_ref?: unknown): Record<string, unknown> => ({ merge_group: { base_sha: "b", head_sha: "h", head_ref, base_ref } });
const run = (...pull_requests: unknown[]): Record<string, unknown> => ({ workflow_run: { head_sha: "h", pull_requests } });

describe("the pull request of an event", () => {
  it.each([
    ["a push of a pull request", { action: "synchronize", pull_request: { number: 7, head: { sha: "h" }, base: { sha: "b", ref: "release/1" } } }, { pullRequest: 7, pullRequestHead: "h", baseBranch: "release/1" }],
    ["a review", { review: { state: "approved" }, pull_request: { number: 7, base: { sha: "b" } } }, { pullRequest: 7 }],
    ["a comment on a pull request", { issue: { number: 7, pull_request: { url: "u" } }, comment: {} }, { pullRequest: 7 }],
    ["a comment on an issue", { issue: { number: 7 }, comment: {} }, {}],
    ["a comment on what says it is none", { issue: { number: 7, pull_request: null } }, {}],
    ["a merge queue", group(`refs/heads/gh-readonly-queue/main/pr-12-${SHA}`), { pullRequest: 12, mergeGroupHead: "h" }],
    ["a queue onto a branch with slashes", group(`gh-readonly-queue/release/pr-1-x/2/pr-12-${SHA}`, "refs/heads/release/pr-1-x/2"), { pullRequest: 12, mergeGroupHead: "h", baseBranch: "release/pr-1-x/2" }],
    ["a queue of another form", group("refs/heads/gh-readonly-queue/main/batch-12"), { mergeGroupHead: "h" }],
    ["a queue of a number that is none", group(`gh-readonly-queue/main/pr-0-${SHA}`), { mergeGroupHead: "h" }],
    ["a finished run of our own branch", run({ number: 6, head: { sha: "older" } }, { number: 7, head: { sha: "h" } }), { pullRequest: 7, pullRequestHead: "h" }],
    ["a finished run of a fork's", run(), { pullRequestHead: "h" }],
    ["a finished run of a push", { workflow_run: { head_sha: "h" } }, { pullRequestHead: "h" }],
    ["a finished run whose pull requests moved on", run({ number: 6, head: { sha: "older" } }), { pullRequestHead: "h" }],
  ])("is found in %s", (_event, payload, found) => {
    expect(eventPull(payloadShape.check(payload, []))).toEqual({ ...NOTHING, ...found });
  });
});
