import { unionOfPermissions, type Permissions } from "../../action/permissions.js";

/**
 * The permission that each request of the client needs. A request that is not listed cannot be sent: the compiler
 * refuses it. A test compares the table with GitHub's own.
 */
export const PERMISSIONS_OF_ROUTE = {
  "GET /repos/{owner}/{repo}/actions/runs": { actions: "read" },
  "POST /repos/{owner}/{repo}/check-runs": { checks: "write" },
  "GET /repos/{owner}/{repo}/check-runs/{check_run_id}": { checks: "read" },
  "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}": { checks: "write" },
  "GET /repos/{owner}/{repo}/commits/{ref}/check-runs": { checks: "read" },
  "GET /repos/{owner}/{repo}/commits/{ref}/status": { statuses: "read" },
  "POST /repos/{owner}/{repo}/statuses/{sha}": { statuses: "write" },
  "GET /repos/{owner}/{repo}/commits": { contents: "read" },
  "GET /repos/{owner}/{repo}/commits/{ref}": { contents: "read" },
  "GET /repos/{owner}/{repo}/contents/{path}": { contents: "read" },
  "GET /repos/{owner}/{repo}/compare/{basehead}": { contents: "read" },
  "GET /repos/{owner}/{repo}/deployments": { deployments: "read" },
  "GET /repos/{owner}/{repo}/issues": { issues: "read" },
  "GET /repos/{owner}/{repo}/issues/{issue_number}": { issues: "read" },
  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments": { "pull-requests": "read" },
  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments": { "pull-requests": "write" },
  "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}": { "pull-requests": "write" },
  "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}": { "pull-requests": "write" },
  "GET /repos/{owner}/{repo}/git/trees/{tree_sha}": { contents: "read" },
  "GET /repos/{owner}/{repo}/pulls": { "pull-requests": "read" },
  "GET /repos/{owner}/{repo}/pulls/{pull_number}": { "pull-requests": "read" },
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/files": { "pull-requests": "read" },
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews": { "pull-requests": "read" },
  // Open to every token of the repository.
  "GET /repos/{owner}/{repo}/collaborators/{username}/permission": {},
  // `members: read` of the organization, which no workflow's own token can have: an app's or a person's token is needed.
  "GET /orgs/{org}/teams/{team_slug}/members": {},
  // GRAPHQL_PERMISSIONS says what its fields need.
  "POST /graphql": {},
} as const satisfies Readonly<Record<string, Permissions>>;

/** A request that the client may send, as GitHub's description names it. */
export type Route = keyof typeof PERMISSIONS_OF_ROUTE;

/** The permission that fields of GraphQL queries need; a field that is not listed needs that of the one around it. */
export const GRAPHQL_PERMISSIONS: ReadonlyMap<string, Permissions> = new Map<string, Permissions>([
  ["pullRequest", { "pull-requests": "read" }],
  ["baseRef", { contents: "read" }],
  ["blobs", { contents: "read" }],
  ["closing", { issues: "read" }],
  ["sidebar", { issues: "read" }],
  ["checks", { checks: "read", statuses: "read" }],
  ["workflowRun", { actions: "read" }],
]);

/** The requests behind each operation of the client. `probePermissions` asks with what is there, so it needs nothing. */
export const ROUTES_OF = {
  readFile: ["GET /repos/{owner}/{repo}/contents/{path}", "GET /repos/{owner}/{repo}/commits/{ref}"],
  compare: ["GET /repos/{owner}/{repo}/compare/{basehead}"],
  pullRequest: ["GET /repos/{owner}/{repo}/pulls/{pull_number}"],
  pullRequestReviews: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
  commitPeople: ["GET /repos/{owner}/{repo}/commits/{ref}"],
  treeAt: ["GET /repos/{owner}/{repo}/git/trees/{tree_sha}"],
  blobTexts: ["POST /graphql"],
  fileCommits: ["GET /repos/{owner}/{repo}/commits"],
  createOrUpdateCheckRun: [
    "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
    "POST /repos/{owner}/{repo}/check-runs",
    "GET /repos/{owner}/{repo}/check-runs/{check_run_id}",
    "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
  ],
  upsertStickyComment: [
    "POST /graphql",
    "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
    "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
    "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
    "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}",
  ],
  setCommitStatus: ["GET /repos/{owner}/{repo}/commits/{ref}/status", "POST /repos/{owner}/{repo}/statuses/{sha}"],
  changeRequest: ["POST /graphql", "GET /repos/{owner}/{repo}/pulls/{pull_number}/files", "GET /repos/{owner}/{repo}/pulls/{pull_number}"],
  findIssues: ["POST /graphql", "GET /repos/{owner}/{repo}/issues/{issue_number}"],
  changedPaths: ["GET /repos/{owner}/{repo}/compare/{basehead}", "GET /repos/{owner}/{repo}/git/trees/{tree_sha}"],
  roleOf: ["GET /repos/{owner}/{repo}/collaborators/{username}/permission"],
  teamMembers: ["GET /orgs/{org}/teams/{team_slug}/members"],
} as const satisfies Readonly<Record<string, readonly Route[]>>;

/** An operation of the client that needs permissions. */
export type Operation = keyof typeof ROUTES_OF;

/** What the queries of an operation need beside its requests. */
const QUERIES_OF: Readonly<Partial<Record<Operation, readonly Permissions[]>>> = {
  changeRequest: [...GRAPHQL_PERMISSIONS.values()],
  findIssues: [{ issues: "read", "pull-requests": "read" }],
  blobTexts: [{ contents: "read" }],
};

/** What a token must be granted for each operation: what actions add to their declared permissions. */
export const PERMISSIONS_OF: Readonly<Record<Operation, Permissions>> = {
  readFile: permissionsFor("readFile"),
  compare: permissionsFor("compare"),
  pullRequest: permissionsFor("pullRequest"),
  pullRequestReviews: permissionsFor("pullRequestReviews"),
  commitPeople: permissionsFor("commitPeople"),
  treeAt: permissionsFor("treeAt"),
  blobTexts: permissionsFor("blobTexts"),
  fileCommits: permissionsFor("fileCommits"),
  createOrUpdateCheckRun: permissionsFor("createOrUpdateCheckRun"),
  upsertStickyComment: permissionsFor("upsertStickyComment"),
  setCommitStatus: permissionsFor("setCommitStatus"),
  changeRequest: permissionsFor("changeRequest"),
  findIssues: permissionsFor("findIssues"),
  changedPaths: permissionsFor("changedPaths"),
  roleOf: permissionsFor("roleOf"),
  teamMembers: permissionsFor("teamMembers"),
};

function permissionsFor(operation: Operation): Permissions {
  return unionOfPermissions([...ROUTES_OF[operation].map((route) => PERMISSIONS_OF_ROUTE[route]), ...(QUERIES_OF[operation] ?? [])]);
}

/** `checks: write, contents: read`, as the `permissions:` block of a workflow spells it. */
export function permissionsText(permissions: Permissions): string {
  return Object.entries(permissions).map(([key, level]) => `${key}: ${level}`).join(", ");
}
