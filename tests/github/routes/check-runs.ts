import { created, failure, ok } from "../answer.js";
import { appSlug } from "../caller.js";
import { refuse, type Call, type Routes } from "../call.js";
import { isObject, textOf, type Json, type JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { pageUrl, repositoryUrl } from "../presentation.js";
import type { CheckRun } from "../state.js";

function present(call: Call, run: CheckRun): JsonObject {
  const { repository, github } = call;
  const url = `${repositoryUrl(github, repository)}/check-runs/${run.id}`;
  const { name, external_id, details_url, status, conclusion, started_at, completed_at } = run.said;
  const output = isObject(run.said.output) ? run.said.output : {};
  const page = pageUrl(repository, `runs/${run.id}`);
  return {
    id: run.id, head_sha: run.headSha, name, external_id: external_id ?? "", url, html_url: page, details_url: details_url ?? page,
    status: conclusion === undefined ? (status ?? "queued") : "completed", conclusion: conclusion ?? null,
    started_at: started_at ?? run.createdAt, completed_at: completed_at ?? (conclusion === undefined ? null : run.createdAt),
    output: {
      title: output.title ?? null, summary: output.summary ?? null, text: output.text ?? null,
      annotations_count: run.annotations.length, annotations_url: `${url}/annotations`,
    },
    check_suite: { id: repository.id }, app: { id: run.appId, name: "GitHub Actions", slug: appSlug(run.appId) }, pull_requests: [],
  };
}

/** What a create or an update says; annotations are added to what is there, everything else replaces it. */
function say(run: CheckRun, body: JsonObject): void {
  const { output, ...rest } = body;
  const { annotations, ...said } = isObject(output) ? output : {};
  const before = isObject(run.said.output) ? run.said.output : {};
  run.said = { ...run.said, ...rest, output: { ...before, ...said } };
  if (Array.isArray(annotations)) run.annotations.push(...(annotations as readonly Json[]));
}

function appOf(call: Call): number {
  return call.caller.appId ?? refuse(failure(403, "You must authenticate via a GitHub App."));
}

/** GitHub lists the newest run of each name and app unless asked for all. */
function newestOf(runs: readonly CheckRun[]): readonly CheckRun[] {
  return [...new Map(runs.map((run) => [`${run.appId} ${textOf(run.said.name)}`, run])).values()];
}

export const routes: Routes = {
  "POST /repos/{owner}/{repo}/check-runs": async (call) => {
    const appId = appOf(call);
    const { head_sha, ...body } = call.body;
    if (body.status === "completed" && body.conclusion === undefined) {
      return failure(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.');
    }
    const run: CheckRun = {
      id: call.repository.nextId(), appId, headSha: await call.commit(textOf(head_sha)), said: {}, annotations: [],
      createdAt: new Date().toISOString(),
    };
    say(run, body);
    call.repository.has.checkRuns.push(run);
    return created(present(call, run));
  },
  "GET /repos/{owner}/{repo}/check-runs/{check_run_id}": (call) =>
    ok(present(call, call.find(call.repository.has.checkRuns, "check_run_id", (run) => run.id))),
  "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}": (call) => {
    const run = call.find(call.repository.has.checkRuns, "check_run_id", (candidate) => candidate.id);
    if (run.appId !== appOf(call)) return failure(403, "Invalid app_id - check run can only be modified by the GitHub App that created it.");
    say(run, call.body);
    return ok(present(call, run));
  },
  "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations": (call) => {
    const run = call.find(call.repository.has.checkRuns, "check_run_id", (candidate) => candidate.id);
    return page(call, run.annotations, (annotation) => ({
      start_column: null, end_column: null, title: null, raw_details: null,
      ...(isObject(annotation) ? annotation : {}), blob_href: pageUrl(call.repository, `blob/${run.headSha}`),
    }));
  },
  "GET /repos/{owner}/{repo}/commits/{ref}/check-runs": async (call) => {
    const sha = await call.commit(call.parameter("ref"));
    const wanted = (name: string, value: Json | undefined): boolean => call.query.get(name) === null || call.query.get(name) === textOf(value);
    const runs = call.repository.has.checkRuns.filter((run) => run.headSha === sha && wanted("check_name", run.said.name) && wanted("app_id", run.appId));
    const listed = call.query.get("filter") === "all" ? runs : newestOf(runs);
    return page(call, listed.toReversed(), (run) => present(call, run), (check_runs, total_count) => ({ total_count, check_runs }));
  },
};
