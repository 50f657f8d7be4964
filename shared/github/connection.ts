import type { Permissions } from "../action/permissions.js";
import { blobTexts } from "./blob-texts.js";
import { createOrUpdateCheckRun, type CheckRunReport } from "./check-runs.js";
import type { ChangeRequest } from "./change-request/change-request.js";
import { changeRequest, type Meanwhile } from "./change-request/read.js";
import { changedPaths } from "./changed-paths.js";
import { setCommitStatus, type CommitStatus, type KnownStatus } from "./commit-status.js";
import { commitPeople, type CommitPeople } from "./commit-people.js";
import { compare, type Comparison } from "./compare.js";
import { readFile } from "./contents.js";
import { fileCommits, type FileCommitOnGitHub } from "./file-commits.js";
import { findIssues, type FoundIssue, type IssueReference } from "./find-issues.js";
import type { ConnectOptions } from "./wire/options.js";
import { roleOf, teamMembers, type TeamMembers } from "./people.js";
import { probePermissions, type PermissionProbe } from "./permission-probe.js";
import { pullRequest, type PullRequest } from "./change-request/pull-requests.js";
import type { RateBudget } from "./wire/rate-budget.js";
import type { WriteResult } from "./wire/results.js";
import { pullRequestReviews, type PullRequestReview } from "./reviews.js";
import { upsertStickyComment, type KnownComment } from "./sticky-comment.js";
import type { Role } from "../people/roster.js";
import { treeAt, type TreeFileWithMode } from "./tree.js";
import { Wire, type Send } from "./wire/wire.js";

export type { ConnectOptions };

/**
 * What gates ask of GitHub. Reads throw InconclusiveError when the fact cannot be had; writes never throw for what
 * GitHub refuses. `PERMISSIONS_OF` says what a token needs for each operation.
 */
export interface GitHub {
  /** Text of a file at a commit, branch or tag; null when that commit does not have it. */
  readFile(path: string, ref: string): Promise<string | null>;
  compare(base: string, head: string): Promise<Comparison>;
  pullRequest(number: number): Promise<PullRequest>;
  /** All reviews of a pull request, the oldest first. */
  pullRequestReviews(number: number): Promise<readonly PullRequestReview[]>;
  /** Whose account a commit's author is, and who signed it. */
  commitPeople(sha: string): Promise<CommitPeople>;
  /** Every file of a commit; null when the commit is gone. */
  treeAt(commit: string): Promise<readonly TreeFileWithMode[] | null>;
  /** Texts by git's id of the content. */
  blobTexts(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The commits behind `head` that changed a file, newest first. */
  fileCommits(path: string, head: string): Promise<readonly FileCommitOnGitHub[]>;
  /** Everything of a pull request as of one head, and files of these paths at the tip of its base. `meanwhile` is called before the last read. */
  changeRequest(number: number, basePaths: readonly string[], meanwhile?: Meanwhile): Promise<ChangeRequest>;
  /** Whether issues are there and open, by reference. */
  findIssues<Reference extends IssueReference>(references: readonly Reference[]): Promise<ReadonlyMap<Reference, FoundIssue>>;
  /** Paths whose content differs between two commits; null when nobody can say. */
  changedPaths(earlier: readonly string[], later: string): Promise<ReadonlyMap<string, readonly string[] | null>>;
  /** Somebody's exact role in the repository; null when the token may not ask. */
  roleOf(login: string): Promise<Role | null>;
  /** Who is in `organization/team`, as far as the token may know. */
  teamMembers(team: string): Promise<TeamMembers>;
  createOrUpdateCheckRun(report: CheckRunReport): Promise<WriteResult>;
  /** Makes or updates the one comment of a gate. `body` comes from `composeSticky`; `known` spares looking for it. */
  upsertStickyComment(issueNumber: number, body: string, known?: readonly KnownComment[]): Promise<WriteResult>;
  /** `known` is the latest status of the context, null for none: it spares looking for it. */
  setCommitStatus(status: CommitStatus, known?: KnownStatus | null): Promise<WriteResult>;
  /** Whether the token has each of these permissions. Sends reads, and writes that cannot succeed. */
  probePermissions(needed: Permissions): Promise<readonly PermissionProbe[]>;
  /** What is left of the token's requests, as the last answer said; null before the first. */
  rateBudget(): RateBudget | null;
}

/**
 * The client for one repository. Cheap: Octokit is loaded with the first request, so that a command that never asks
 * GitHub starts fast.
 */
export function connect(options: ConnectOptions): GitHub {
  const wire = new Wire(options, lazySend(options));
  return {
    readFile: (path, ref) => readFile(wire, path, ref),
    compare: (base, head) => compare(wire, base, head),
    pullRequest: (number) => pullRequest(wire, number),
    pullRequestReviews: (number) => pullRequestReviews(wire, number),
    commitPeople: (sha) => commitPeople(wire, sha),
    treeAt: (commit) => treeAt(wire, commit),
    blobTexts: (ids) => blobTexts(wire, ids),
    fileCommits: (path, head) => fileCommits(wire, path, head),
    createOrUpdateCheckRun: (report) => createOrUpdateCheckRun(wire, report),
    changeRequest: (number, basePaths, meanwhile) => changeRequest(wire, number, basePaths, meanwhile),
    findIssues: (references) => findIssues(wire, references),
    changedPaths: (earlier, later) => changedPaths(wire, earlier, later),
    roleOf: (login) => roleOf(wire, login),
    teamMembers: (team) => teamMembers(wire, team),
    upsertStickyComment: (issueNumber, body, known) => upsertStickyComment(wire, issueNumber, body, known),
    setCommitStatus: (status, known) => setCommitStatus(wire, status, known),
    probePermissions: (needed) => probePermissions(wire, needed),
    rateBudget: () => wire.rateBudget,
  };
}

function lazySend(options: ConnectOptions): Send {
  let loading: Promise<Send> | undefined;
  return async (route, parameters, retried) => {
    loading ??= import("./wire/octokit.js").then(({ createSend }) => createSend(options));
    return (await loading)(route, parameters, retried);
  };
}
