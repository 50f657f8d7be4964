import type { RunFacts } from "../../../shared/action/context.js";
import { messageOf } from "../../../shared/action/errors.js";
import type { CommitStatus } from "../../../shared/github/commit-status.js";
import type { GitHub } from "../../../shared/github/connection.js";
import { clip } from "../../../shared/report/clip.js";
import { terminalText } from "../../../shared/report/escape/terminal.js";
import { statusContext } from "../report/status-text.js";
import type { OnHead } from "../gathering/gather.js";
import type { Medium } from "./tell.js";

type Writer = Pick<GitHub, "setCommitStatus">;

/** Where a failure is told. */
interface Failing extends Pick<Medium, "telling" | "log"> {
  readonly run: Pick<RunFacts, "mergeGroupHead" | "pullRequestHead" | "baseBranch">;
  /** Whether only an untrusted run has named the pull request. */
  readonly hinted: boolean;
}

const LONGEST_DESCRIPTION = 140;

/**
 * Does the work of judging and telling. Where it throws, what an earlier run may have said of the commit is taken back:
 * green must not outlive the day on which nobody can judge.
 * @param work calls `onHead` with the pull request's head and the branch that it goes into as soon as they are known; until
 * then the event's are taken.
 */
export async function orTakeBack<T>(github: Writer, { telling, run, hinted, log }: Failing, work: (onHead: OnHead) => Promise<T>): Promise<T> {
  const queued = run.mergeGroupHead ?? null;
  let [commit, branch] = [queued ?? run.pullRequestHead ?? null, run.baseBranch ?? null];
  try {
    return await work((sha, base) => {
      branch = base;
      // A number that is not proved may lead to anybody's commit.
      if (queued === null && !hinted) commit = sha;
    });
  } catch (thrown) {
    if (telling !== "none" && commit !== null && branch !== null) await tellFailure(github, { sha: commit, context: statusContext(branch) }, thrown, log);
    throw thrown;
  }
}

async function tellFailure(github: Writer, status: Pick<CommitStatus, "sha" | "context">, thrown: unknown, log: Medium["log"]): Promise<void> {
  const description = clip(terminalText(`could not be judged: ${messageOf(thrown)}`), LONGEST_DESCRIPTION);
  try {
    const result = await github.setCommitStatus({ ...status, state: "error", description, targetUrl: null });
    if (result.kind === "refused") log.warning(result.reason);
  } catch (refusal) {
    // The step ends with what made it fail; the workflow tries again to take the status back.
    log.warning(messageOf(refusal));
  }
}
