import { readFile } from "node:fs/promises";
import type { RunFacts } from "../action/context.js";
import type { Environment } from "../action/environment.js";
import { readDocument } from "../files/document.js";
import { integer, object, optional, text } from "../schema/shape.js";

const payloadShape = object(
  {
    pull_request: optional(object({ number: integer({ minimum: 1 }), base: object({ sha: text({ minLength: 1 }) }, { open: true }) }, { open: true })),
    merge_group: optional(object({ base_sha: text({ minLength: 1 }) }, { open: true })),
  },
  { open: true },
);

/** Facts of the running workflow, from the runner's variables and the event's payload. */
export async function runnerFacts(environment: Environment): Promise<RunFacts> {
  const eventPath = environment("eventPath");
  const payload = eventPath === null ? null : readDocument(payloadShape, await readFile(eventPath, "utf8"), "event payload");
  return {
    host: "runner",
    repository: environment("repository"),
    workflowRef: environment("workflowRef"),
    workflowSha: environment("workflowSha"),
    runId: environment("runId"),
    attempt: Math.max(1, Number(environment("runAttempt") ?? "1") || 1),
    actor: environment("actor"),
    event: environment("eventName"),
    pullRequest: payload?.pull_request?.number ?? null,
    base: payload?.pull_request?.base.sha ?? payload?.merge_group?.base_sha ?? null,
  };
}
