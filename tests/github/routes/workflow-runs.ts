import { ok } from "../answer.js";
import type { Call, Routes } from "../call.js";
import type { JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { pageUrl, repositorySummary, repositoryUrl, user } from "../presentation.js";
import type { Job, WorkflowRun } from "../state.js";

function present(call: Call, run: WorkflowRun): JsonObject {
  const url = `${repositoryUrl(call.github, call.repository)}/actions/runs/${run.id}`;
  const summary = repositorySummary(call.github, call.repository);
  return {
    id: run.id, name: run.name, path: run.path, event: run.event, head_sha: run.headSha, head_branch: run.headBranch, run_number: 1, run_attempt: run.attempt,
    status: run.status, conclusion: run.conclusion, workflow_id: 1, actor: user(call.github, run.actor), triggering_actor: user(call.github, run.actor),
    display_title: run.name, pull_requests: (run.pullRequests ?? []).map((number) => named(call, run, number)), url, html_url: pageUrl(call.repository, `actions/runs/${run.id}`), jobs_url: `${url}/jobs`, artifacts_url: `${url}/artifacts`,
    repository: summary, head_repository: headRepository(call, run), created_at: run.createdAt, updated_at: run.createdAt, run_started_at: run.createdAt,
  };
}

function named({ github, repository }: Call, { headSha: sha, headBranch: ref }: WorkflowRun, number: number): JsonObject {
  const repo = { id: repository.id, url: repositoryUrl(github, repository), name: repository.name };
  return { id: number, number, url: `${repo.url}/pulls/${number}`, head: { ref, sha, repo }, base: { ref: repository.defaultBranch, sha, repo } };
}

function headRepository({ github, repository }: Call, { headRepository: fullName = repository.fullName }: WorkflowRun): JsonObject {
  const [owner = ""] = fullName.split("/");
  return { ...repositorySummary(github, repository), full_name: fullName, owner: user(github, owner), fork: owner !== repository.owner };
}

function presentJob(call: Call, run: WorkflowRun, job: Job): JsonObject {
  const url = `${repositoryUrl(call.github, call.repository)}/actions/jobs/${job.id}`;
  return {
    id: job.id, name: job.name, run_id: run.id, run_attempt: job.attempt, status: job.status, conclusion: job.conclusion, head_sha: run.headSha,
    url, html_url: pageUrl(call.repository, `actions/runs/${run.id}/job/${job.id}`), workflow_name: run.name, head_branch: run.headBranch,
    started_at: run.createdAt, completed_at: job.conclusion === null ? null : run.createdAt, created_at: run.createdAt,
  };
}

/** The run in the path. */
export function runOf(call: Call): WorkflowRun {
  return call.find(call.repository.has.runs, "run_id", (run) => run.id);
}

function isListed(call: Call, run: WorkflowRun): boolean {
  const facts = { head_sha: run.headSha, branch: run.headBranch, event: run.event, actor: run.actor };
  const status = call.query.get("status");
  return (status === null || status === run.status || status === run.conclusion) &&
    Object.entries(facts).every(([name, value]) => call.query.get(name) === null || call.query.get(name) === value);
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/actions/runs": (call) =>
    page(call, call.repository.has.runs.filter((run) => isListed(call, run)).toReversed(), (run) => present(call, run), (workflow_runs, total_count) => ({ total_count, workflow_runs })),
  "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs": (call) => {
    const file = call.parameter("workflow_id");
    const runs = call.repository.has.runs.filter((run) => isListed(call, run) && run.path.endsWith(`/${file}`));
    return page(call, runs.toReversed(), (run) => present(call, run), (workflow_runs, total_count) => ({ total_count, workflow_runs }));
  },
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}": (call) => ok(present(call, runOf(call))),
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs": (call) => {
    const run = runOf(call);
    const jobs = call.query.get("filter") === "all" ? run.jobs : run.jobs.filter((job) => job.attempt === run.attempt);
    return page(call, jobs, (job) => presentJob(call, run, job), (list, total_count) => ({ total_count, jobs: list }));
  },
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs": (call) => {
    const run = runOf(call);
    const jobs = run.jobs.filter((job) => String(job.attempt) === call.parameter("attempt_number"));
    return page(call, jobs, (job) => presentJob(call, run, job), (list, total_count) => ({ total_count, jobs: list }));
  },
};
