import type { Log, RunFacts } from "../../../shared/action/context.js";
import type { GitHub } from "../../../shared/github/connection.js";
import { publish } from "../publishing/publish.js";
import type { Gathered } from "../gathering/gather.js";
import type { ChecklistJudgement } from "../judgement/checklist-judgement.js";
import { checklistComment } from "../report/checklist-summary.js";
import { statusContext, statusText } from "../report/status-text.js";

/** What may be written: nothing, the commit status, or the comment too. */
export const TELLING = ["none", "status", "all"] as const;
export type Telling = (typeof TELLING)[number];

/** What became of telling it. */
export type Told = "told" | "untold" | "stale";

/** Where and how a judgement is told. */
export interface Medium {
  readonly telling: Telling;
  readonly run: Pick<RunFacts, "mergeGroupHead">;
  /** Address of GitHub's pages. */
  readonly serverUrl: string;
  readonly log: Log;
}

/**
 * Tells the judgement on the pull request, as far as it is wanted and the token may.
 * @returns whether the commit status says it now, or the pull request is not what was judged any more.
 */
export async function tellJudgement(github: GitHub, judgement: ChecklistJudgement, { facts: { pull }, published, isHeadProven }: Gathered, { telling, run, serverUrl, log }: Medium): Promise<Told> {
  if (telling === "none") return "untold";
  const mergeGroupHead = run.mergeGroupHead ?? null;
  const result = await publish(github, {
    number: pull.number, mergeGroupHead, published, isHeadProven,
    judged: { head: pull.head.sha, base: pull.base.ref },
    // The same address every time: a status that says the same is not written again.
    status: { context: statusContext(pull.base.ref), ...statusText(judgement), targetUrl: `${serverUrl}/${pull.repository}/pull/${pull.number}` },
    // A queue has its own attempt at the same change; the comment is about the change itself.
    comment: telling === "all" && mergeGroupHead === null ? checklistComment(judgement) : null,
  }, log);
  if (result.kind === "stale") {
    log.warning(result.reason);
    return "stale";
  }
  return result.status.kind === "refused" ? "untold" : "told";
}
