import { createHash } from "node:crypto";
import { failure, ok } from "../answer.js";
import type { Call, Routes } from "../call.js";
import { downloadAddress } from "../downloads.js";
import type { JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { repositoryUrl } from "../presentation.js";
import type { Artifact } from "../state.js";
import { runOf } from "./workflow-runs.js";

function present(call: Call, artifact: Artifact): JsonObject {
  const { repository, github } = call;
  const run = repository.has.runs.find((candidate) => candidate.id === artifact.runId);
  const url = `${repositoryUrl(github, repository)}/actions/artifacts/${artifact.id}`;
  return {
    id: artifact.id, name: artifact.name, size_in_bytes: artifact.archive.length, url, archive_download_url: `${url}/zip`, expired: artifact.expired,
    digest: `sha256:${createHash("sha256").update(artifact.archive).digest("hex")}`,
    created_at: artifact.createdAt, updated_at: artifact.createdAt, expires_at: artifact.createdAt,
    workflow_run: run === undefined ? null : { id: run.id, repository_id: repository.id, head_repository_id: repository.id, head_branch: run.headBranch, head_sha: run.headSha },
  };
}

function artifactOf(call: Call): Artifact {
  return call.find(call.repository.has.artifacts, "artifact_id", (artifact) => artifact.id);
}

/** Newest first, those of one name only when the query asks for it. */
function listed(call: Call): readonly Artifact[] {
  const name = call.query.get("name");
  return call.repository.has.artifacts.filter((artifact) => name === null || artifact.name === name).toReversed();
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/actions/artifacts": (call) =>
    page(call, listed(call), (artifact) => present(call, artifact), (artifacts, total_count) => ({ total_count, artifacts })),
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts": (call) => {
    const run = runOf(call);
    const own = listed(call).filter((artifact) => artifact.runId === run.id);
    return page(call, own, (artifact) => present(call, artifact), (artifacts, total_count) => ({ total_count, artifacts }));
  },
  "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}": (call) => ok(present(call, artifactOf(call))),
  "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}": (call) => {
    const artifact = artifactOf(call);
    if (artifact.expired) return failure(410, "Artifact has expired");
    return { status: 302, headers: { location: downloadAddress(call.github, artifact.id) } };
  },
};
