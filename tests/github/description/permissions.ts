import type { PermissionKey, PermissionLevel } from "../../../shared/action/permissions.js";

/** Keys of the `permissions:` block of a workflow, and those that only a GitHub App of one's own can hold. */
export type GrantKey = PermissionKey | "administration" | "members";
export type Grants = Readonly<Partial<Record<GrantKey, PermissionLevel>>>;

/**
 * What one operation asks of an installation token: `any` one of the listed grants; `metadata` is what every token of
 * the repository has; `user` is not to be had with an installation token at all.
 */
export type Need = "metadata" | "user" | { readonly any: readonly Grants[] };

const read = (...keys: GrantKey[]): Need => ({ any: keys.map((key) => ({ [key]: "read" })) });
const write = (...keys: GrantKey[]): Need => ({ any: keys.map((key) => ({ [key]: "write" })) });
/** A pull request is an issue: either grant serves comments and labels. */
const readTalk = read("issues", "pull-requests");
const writeTalk = write("issues", "pull-requests");

/**
 * The permission that each operation of `openapi.json` needs, after GitHub's page "Permissions required for GitHub
 * Apps" (see NOTICE). Where GitHub's page allows a second, exotic grant (such as `single_file` for contents), only the
 * one that a workflow can give is listed.
 */
export const NEEDS: Readonly<Record<string, Need>> = {
  "GET /repos/{owner}/{repo}": "metadata",
  "GET /repos/{owner}/{repo}/collaborators/{username}/permission": "metadata",
  "GET /repos/{owner}/{repo}/teams": read("administration"),
  "GET /orgs/{org}/teams/{team_slug}/members": read("members"),
  "GET /orgs/{org}/teams/{team_slug}/memberships/{username}": read("members"),
  "GET /user": "user",
  "GET /users/{username}": "metadata",
  "GET /rate_limit": "metadata",

  "POST /repos/{owner}/{repo}/check-runs": write("checks"),
  "GET /repos/{owner}/{repo}/check-runs/{check_run_id}": read("checks"),
  "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}": write("checks"),
  "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations": read("checks"),
  "GET /repos/{owner}/{repo}/commits/{ref}/check-runs": read("checks"),
  "GET /repos/{owner}/{repo}/commits/{ref}/check-suites": read("checks"),
  "GET /repos/{owner}/{repo}/commits/{ref}/status": read("statuses"),
  "GET /repos/{owner}/{repo}/commits/{ref}/statuses": read("statuses"),
  "POST /repos/{owner}/{repo}/statuses/{sha}": write("statuses"),

  "GET /repos/{owner}/{repo}/issues": read("issues"),
  "POST /repos/{owner}/{repo}/issues": write("issues"),
  "GET /repos/{owner}/{repo}/issues/{issue_number}": read("issues"),
  "PATCH /repos/{owner}/{repo}/issues/{issue_number}": writeTalk,
  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments": readTalk,
  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments": writeTalk,
  "GET /repos/{owner}/{repo}/issues/comments/{comment_id}": readTalk,
  "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}": writeTalk,
  "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}": writeTalk,
  "GET /repos/{owner}/{repo}/labels": readTalk,
  "POST /repos/{owner}/{repo}/labels": writeTalk,
  "GET /repos/{owner}/{repo}/issues/{issue_number}/labels": readTalk,
  "POST /repos/{owner}/{repo}/issues/{issue_number}/labels": writeTalk,
  "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}": writeTalk,

  "GET /repos/{owner}/{repo}/pulls": read("pull-requests"),
  "POST /repos/{owner}/{repo}/pulls": write("pull-requests"),
  "GET /repos/{owner}/{repo}/pulls/{pull_number}": read("pull-requests"),
  "PATCH /repos/{owner}/{repo}/pulls/{pull_number}": write("pull-requests"),
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/files": read("pull-requests"),
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/commits": read("pull-requests"),
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews": read("pull-requests"),
  "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews": write("pull-requests"),
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/comments": read("pull-requests"),
  "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls": read("pull-requests"),

  "GET /repos/{owner}/{repo}/contents/{path}": read("contents"),
  "PUT /repos/{owner}/{repo}/contents/{path}": write("contents"),
  "GET /repos/{owner}/{repo}/compare/{basehead}": read("contents"),
  "GET /repos/{owner}/{repo}/commits": read("contents"),
  "GET /repos/{owner}/{repo}/commits/{ref}": read("contents"),
  "GET /repos/{owner}/{repo}/branches": read("contents"),
  "GET /repos/{owner}/{repo}/branches/{branch}": read("contents"),
  "GET /repos/{owner}/{repo}/tags": "metadata",
  "GET /repos/{owner}/{repo}/git/ref/{ref}": read("contents"),
  "GET /repos/{owner}/{repo}/git/matching-refs/{ref}": read("contents"),
  "POST /repos/{owner}/{repo}/git/refs": write("contents"),
  "PATCH /repos/{owner}/{repo}/git/refs/{ref}": write("contents"),
  "DELETE /repos/{owner}/{repo}/git/refs/{ref}": write("contents"),
  "GET /repos/{owner}/{repo}/git/commits/{commit_sha}": read("contents"),
  "POST /repos/{owner}/{repo}/git/commits": write("contents"),
  "GET /repos/{owner}/{repo}/git/trees/{tree_sha}": read("contents"),
  "POST /repos/{owner}/{repo}/git/trees": write("contents"),
  "GET /repos/{owner}/{repo}/git/blobs/{file_sha}": read("contents"),
  "POST /repos/{owner}/{repo}/git/blobs": write("contents"),
  "GET /repos/{owner}/{repo}/git/tags/{tag_sha}": read("contents"),
  "POST /repos/{owner}/{repo}/git/tags": write("contents"),

  "GET /repos/{owner}/{repo}/deployments": read("deployments"),
  "POST /repos/{owner}/{repo}/deployments": write("deployments"),
  "GET /repos/{owner}/{repo}/deployments/{deployment_id}": read("deployments"),
  "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses": read("deployments"),
  "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses": write("deployments"),
  "GET /repos/{owner}/{repo}/environments": read("actions"),
  "GET /repos/{owner}/{repo}/environments/{environment_name}": read("actions"),
  "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies": read("actions"),

  "GET /repos/{owner}/{repo}/actions/runs": read("actions"),
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}": read("actions"),
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals": read("actions"),
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs": read("actions"),
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs": read("actions"),
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts": read("actions"),
  "GET /repos/{owner}/{repo}/actions/artifacts": read("actions"),
  "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}": read("actions"),
  "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}": read("actions"),
  "GET /repos/{owner}/{repo}/actions/workflows": read("actions"),
  "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs": read("actions"),
  "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches": write("actions"),

  "GET /repos/{owner}/{repo}/releases": read("contents"),
  "POST /repos/{owner}/{repo}/releases": write("contents"),
  "GET /repos/{owner}/{repo}/releases/{release_id}": read("contents"),
  "PATCH /repos/{owner}/{repo}/releases/{release_id}": write("contents"),
  "GET /repos/{owner}/{repo}/releases/tags/{tag}": read("contents"),
  "GET /repos/{owner}/{repo}/releases/latest": read("contents"),
  "GET /repos/{owner}/{repo}/rules/branches/{branch}": "metadata",
  "GET /repos/{owner}/{repo}/attestations/{subject_digest}": read("attestations"),
};
