import type { Permissions } from "../action/permissions.js";
import { createOrUpdateCheckRun, type CheckRunReport } from "./check-runs.js";
import { setCommitStatus, type CommitStatus } from "./commit-status.js";
import { compare, type Comparison } from "./compare.js";
import { readFile } from "./contents.js";
import type { ConnectOptions } from "./options.js";
import { probePermissions, type PermissionProbe } from "./permission-probe.js";
import { pullRequest, pullRequestFiles, type PullRequest, type PullRequestFiles } from "./pull-requests.js";
import type { RateBudget } from "./rate-budget.js";
import type { WriteResult } from "./results.js";
import { upsertStickyComment } from "./sticky-comment.js";
import { Wire, type Send } from "./wire.js";

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
  pullRequestFiles(number: number): Promise<PullRequestFiles>;
  createOrUpdateCheckRun(report: CheckRunReport): Promise<WriteResult>;
  /** Makes or updates the one comment of a gate. `body` comes from `composeSticky`. */
  upsertStickyComment(issueNumber: number, body: string): Promise<WriteResult>;
  setCommitStatus(status: CommitStatus): Promise<WriteResult>;
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
    pullRequestFiles: (number) => pullRequestFiles(wire, number),
    createOrUpdateCheckRun: (report) => createOrUpdateCheckRun(wire, report),
    upsertStickyComment: (issueNumber, body) => upsertStickyComment(wire, issueNumber, body),
    setCommitStatus: (status) => setCommitStatus(wire, status),
    probePermissions: (needed) => probePermissions(wire, needed),
    rateBudget: () => wire.rateBudget,
  };
}

function lazySend(options: ConnectOptions): Send {
  let loading: Promise<Send> | undefined;
  return async (route, parameters, retried) => {
    loading ??= import(/* webpackMode: "eager" */ "./octokit.js").then(({ createSend }) => createSend(options));
    return (await loading)(route, parameters, retried);
  };
}
