import type { RunFacts } from "../../../shared/action/context.js";
import { InputError } from "../../../shared/action/errors.js";
import { shownRef } from "../../../shared/git/branches.js";
import type { GitRepository } from "../../../shared/git/repository.js";

/**
 * The ref that the change goes onto: the given one, the event's, for a push what its branch was at, otherwise in a terminal
 * the branch that changes go onto.
 * @throws InputError where there is nothing to compare with: without a change there is nothing to judge.
 */
export async function designBase(repository: GitRepository, given: string, run: RunFacts): Promise<string> {
  if (given !== "") return given;
  // The event may name an older tip than the one that GitHub tried the merge on.
  if (run.base !== null) return repository.baseCommit(run.base);
  if (run.before !== null && run.before !== undefined) return run.before;
  const onto = run.host === "terminal" ? await repository.mainline() : null;
  if (onto === null) throw new InputError("there is nothing that the change goes onto; give base, such as main or the sha of a commit");
  if ((await repository.mergeBase(onto)) === (await repository.head())) throw new InputError(`HEAD is on ${shownRef(onto)} itself, so there is no change to judge; give base, such as the sha of the commit before`);
  return onto;
}
