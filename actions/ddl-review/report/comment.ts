import type { Context } from "../../../shared/action/context.js";
import { connect } from "../../../shared/github/connection.js";
import { composeSticky } from "../../../shared/report/markdown/sticky.js";
import type { Judgement } from "../judgement/judge.js";
import { reviewSections } from "./summary.js";

/**
 * Keeps the one comment of the review on the pull request up to date. A comment that GitHub does not take never changes the
 * verdict: the log says why.
 */
export async function keepComment(judgement: Judgement, { run, github, log, clock }: Pick<Context<unknown>, "run" | "github" | "log" | "clock">): Promise<void> {
  const [owner, name] = (run.repository ?? "").split("/");
  if (github === null || run.pullRequest === null || owner === undefined || name === undefined) {
    log.warning("no comment is written: there is no pull request, or no token that may write on it");
    return;
  }
  const client = connect({ ...github, repository: { owner, name }, log, clock });
  const result = await client.upsertStickyComment(run.pullRequest, composeSticky("ddl-review", reviewSections(judgement)));
  if (result.kind === "refused") log.warning(`no comment is written: ${result.reason}`);
}
