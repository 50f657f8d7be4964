import { created, ok } from "../answer.js";
import type { Call, Routes } from "../call.js";
import { without, type JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { repositorySummary, repositoryUrl, user } from "../presentation.js";
import type { CommitStatus } from "../state.js";

function present(call: Call, status: CommitStatus): JsonObject {
  const { state, context, description, target_url } = status.said;
  return {
    id: status.id, state, context: context ?? "default", description: description ?? null, target_url: target_url ?? null,
    url: `${repositoryUrl(call.github, call.repository)}/statuses/${status.sha}`, creator: user(call.github, status.creator),
    created_at: status.createdAt, updated_at: status.createdAt,
  };
}

async function statusesOf(call: Call): Promise<{ readonly sha: string; readonly newestFirst: readonly CommitStatus[] }> {
  const sha = await call.commit(call.parameter("ref"));
  return { sha, newestFirst: call.repository.has.statuses.filter((status) => status.sha === sha).toReversed() };
}

/** As GitHub sums up: any failure or error fails, any pending waits, none at all waits too. */
function combined(states: readonly unknown[]): string {
  if (states.some((state) => state === "failure" || state === "error")) return "failure";
  return states.length === 0 || states.includes("pending") ? "pending" : "success";
}

export const routes: Routes = {
  "POST /repos/{owner}/{repo}/statuses/{sha}": async (call) => {
    const sha = await call.commit(call.parameter("sha"));
    const status = { id: call.repository.nextId(), sha, creator: call.caller.login, said: call.body, createdAt: new Date().toISOString() };
    call.repository.has.statuses.push(status);
    return created(present(call, status));
  },
  "GET /repos/{owner}/{repo}/commits/{ref}/statuses": async (call) => page(call, (await statusesOf(call)).newestFirst, (status) => present(call, status)),
  "GET /repos/{owner}/{repo}/commits/{ref}/status": async (call) => {
    const { sha, newestFirst } = await statusesOf(call);
    const latest = [...new Map(newestFirst.toReversed().map((status) => [status.said.context ?? "default", status])).values()];
    return ok({
      sha, state: combined(latest.map((status) => status.said.state)), total_count: latest.length,
      statuses: latest.map((status) => without(present(call, status), "creator")),
      repository: repositorySummary(call.github, call.repository), url: call.url, commit_url: call.url,
    });
  },
};
