import type { RunFacts } from "../../../shared/action/context.js";
import { messageOf } from "../../../shared/action/errors.js";
import type { GitHub } from "../../../shared/github/connection.js";
import { clip } from "../../../shared/report/clip.js";
import { terminalText } from "../../../shared/report/escape/terminal.js";
import { STATUS_CONTEXT } from "../report/status-text.js";
import type { Medium } from "./tell.js";

type Writer = Pick<GitHub, "setCommitStatus">;

/** Where a failure is told. */
interface Failing extends Pick<Medium, "telling" | "log"> {
  readonly run: Pick<RunFacts, "mergeGroupHead" | "pullRequestHead">;
  /** Whether only an untrusted run has named the pull request. */
  readonly hinted: boolean;
}

const LONGEST_DESCRIPTION = 140;

/**
 * Does the work of judging and telling. Where it throws, what an earlier run may have said of the commit is taken back:
 * green must not outlive the day on which nobody can judge.
 * @param work calls `onHead` with the pull request's head as soon as it is known; until then the event's is taken.
 */
export async function orTakeBack<T>(github: Writer, { telling, run, hinted, log }: Failing, work: (onHead: (sha: string) => void) => Promise<T>): Promise<T> {
  const queued = run.mergeGroupHead ?? null;
  let commit = queued ?? run.pullRequestHead ?? null;
  try {
    return await work((sha) => {
      // A number that is not proved may lead to anybody's commit.
      if (queued === null && !hinted) commit = sha;
    });
  } catch (thrown) {
    if (telling !== "none" && commit !== null) await tellFailure(github, commit, thrown, log);
    throw thrown;
  }
}

async function tellFailure(github: Writer, sha: string, thrown: unknown, log: Medium["log"]): Promise<void> {
  const description = clip(terminalText(`could not be judged: ${messageOf(thrown)}`), LONGEST_DESCRIPTION);
  try {
    const result = await github.setCommitStatus({ sha, context: STATUS_CONTEXT, state: "error", description, targetUrl: null });
    if (result.kind === "refused") log.warning(result.reason);
  } catch (refusal) {
    // The step ends with what made it fail; the workflow tries again to take the status back.
    log.warning(messageOf(refusal));
  }
}
