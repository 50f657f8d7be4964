import type { RunFacts } from "../action/context.js";
import type { Environment } from "../action/environment.js";
import { readDocument } from "../files/document.js";
import { readText } from "../files/read.js";
import { nullable, object, optional, text } from "../schema/shape.js";
import { eventPull, pullPayload } from "./event-pull.js";

const payloadShape = object(
  {
    ...pullPayload,
    before: optional(nullable(text())),
    repository: optional(nullable(object({ default_branch: optional(nullable(text())) }, { open: true }))),
  },
  { open: true },
);

/**
 * Facts of the running workflow, from the runner's variables and the event's payload.
 * @throws InputError, InconclusiveError when the payload is announced and cannot be read.
 */
export async function runnerFacts(environment: Environment): Promise<RunFacts> {
  const eventPath = environment("eventPath");
  const payload = eventPath === null
    ? null
    : readDocument(payloadShape, await readText(eventPath, "the runner writes it; GITHUB_EVENT_PATH must name it"), "event payload");
  return {
    host: "runner",
    repository: environment("repository"),
    workflowRef: environment("workflowRef"),
    workflowSha: environment("workflowSha"),
    runId: environment("runId"),
    attempt: /^[1-9]\d{0,8}$/.test(environment("runAttempt") ?? "") ? Number(environment("runAttempt")) : 1,
    actor: environment("actor"),
    event: environment("eventName"),
    ...eventPull(payload ?? {}),
    base: payload?.pull_request?.base.sha ?? payload?.merge_group?.base_sha ?? null,
    before: environment("eventName") === "push" ? commitBefore(payload?.before) : null,
    defaultBranch: branchBeside(environment("ref"), payload?.repository?.default_branch),
    mergeCommit: /^refs\/pull\/\d+\/merge$/.test(environment("ref") ?? "") ? environment("sha") : null,
  };
}

/** GitHub writes zeros where a push made a new branch. Of a pull request's push, `before` says where its own branch was. */
function commitBefore(before: string | null | undefined): string | null {
  return before === null || before === undefined || /^0*$/.test(before) ? null : before;
}

function branchBeside(ref: string | null, defaultBranch: string | null | undefined): string | null {
  return defaultBranch === null || defaultBranch === undefined || defaultBranch === "" || ref === `refs/heads/${defaultBranch}` ? null : defaultBranch;
}
