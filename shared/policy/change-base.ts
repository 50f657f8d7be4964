import type { RunFacts } from "../action/context.js";
import { InputError } from "../action/errors.js";
import { shownRef } from "../git/branches.js";
import type { GitRepository } from "../git/repository.js";
import { loadWorkingPolicy } from "./load.js";

/** What the judged change goes onto: its policy judges, and the difference from it is the change. */
export interface ChangeBase {
  /** Ref or sha; null when there is nothing to compare with. */
  readonly ref: string | null;
  /** Why it is this one, or none, when nobody named it: a clause for people. Null for a base that was named. */
  readonly choice: string | null;
}

/**
 * The base of the change: the one that is given, else the event's, else in a terminal the branch that changes go onto, if
 * the policy asks for changed lines. Nothing is fetched; a base that this clone does not have is refused where it is read.
 * @param given ref that the user named; empty for none.
 */
export async function changeBase(repository: GitRepository, given: string, run: RunFacts): Promise<ChangeBase> {
  const named = given === "" ? run.base : given;
  if (named !== null) return { ref: named, choice: null };
  return run.host === "runner" ? baseOfEvent(repository, run) : baseOfCheckout(repository);
}

/** A push goes onto the commit that its branch was at. Where that is gone, or never was, onto the default branch. */
async function baseOfEvent(repository: GitRepository, { before = null, defaultBranch = null }: RunFacts): Promise<ChangeBase> {
  // In a part of the history it may be missing for no other reason: then it is refused, with the fetch that is needed.
  if (before !== null && ((await repository.resolve(before)) !== null || (await repository.isShallow()))) return { ref: before, choice: null };
  const why = before === null ? "the event names no commit that the change goes onto" : `the commit ${shownRef(before)} that the push replaced is in no branch any more`;
  if (defaultBranch === null) return { ref: null, choice: why };
  return { ref: `refs/remotes/origin/${defaultBranch}`, choice: `${why}, so the change is compared with origin/${defaultBranch}` };
}

async function baseOfCheckout(repository: GitRepository): Promise<ChangeBase> {
  const { policy } = await loadWorkingPolicy(repository.folder);
  if (policy.coverage.mode === "all") return { ref: null, choice: null };
  const onto = await repository.mainline();
  if (onto === null) return { ref: null, choice: "there is no origin/HEAD, main or master to compare with" };
  const shown = shownRef(onto);
  if ((await repository.mergeBase(onto)) === (await repository.head())) return { ref: null, choice: `HEAD is on ${shown} itself, so there is no change to compare` };
  return { ref: onto, choice: `no base was given, so the change is compared with ${shown}, whose policy holds` };
}

/** Why changed lines cannot be judged here, and what to do. */
export function noBaseError({ choice }: ChangeBase): InputError {
  return new InputError(`the policy's coverage.mode is changed-lines, and ${choice ?? "there is no base to compare with"}; give --base, the ref that the change goes onto, such as --base HEAD~1 for the last commit`);
}
