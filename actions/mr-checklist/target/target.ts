import type { RunFacts } from "../../../shared/action/context.js";
import { InputError } from "../../../shared/action/errors.js";
import { readText } from "../../../shared/files/read.js";
import { readHint } from "../publishing/publish-hint.js";

/** The pull request that is to be judged. */
export interface Target {
  readonly repository: { readonly owner: string; readonly name: string };
  readonly number: number;
  /** Whether only an untrusted run said that it is this one. */
  readonly hinted: boolean;
}

/** How a user may name it, of which all may be absent. */
export interface TargetInputs {
  /** `owner/name#7`, its address, or `7` in the run's own repository; empty when absent. */
  readonly pr: string;
  /** File that an untrusted run left; null when there is none. */
  readonly hint: string | null;
}

const NUMBER = /^#?([1-9]\d{0,8})$/;
const NAMED = /^(?:https:\/\/[\w.-]+\/)?([\w.-]+)\/([\w.-]+)(?:#|\/pull\/)([1-9]\d{0,8})$/;

/**
 * The pull request of the inputs, else of the hint, else of the event.
 * @throws InputError when none of them names one, InconclusiveError for a hint that is none.
 */
export async function targetOf({ pr, hint }: TargetInputs, run: Pick<RunFacts, "repository" | "pullRequest">): Promise<Target> {
  const [, owner, name, named] = NAMED.exec(pr) ?? [];
  if (owner !== undefined && name !== undefined) return { repository: { owner, name }, number: Number(named), hinted: false };
  const [, number] = NUMBER.exec(pr) ?? [];
  if (pr !== "" && number === undefined) throw new InputError(`input pr: expected owner/name#7 or a number, found ${JSON.stringify(pr.slice(0, 100))}`);
  const repository = repositoryOf(run);
  if (number !== undefined) return { repository, number: Number(number), hinted: false };
  if (hint !== null) return { repository, number: readHint(await readText(hint, "the run that was to leave it did not; judge the pull request by its number"), "input hint"), hinted: true };
  if (run.pullRequest !== null) return { repository, number: run.pullRequest, hinted: false };
  throw new InputError("input pr: the event names no pull request; give its number, or in a terminal owner/name#7");
}

function repositoryOf({ repository }: Pick<RunFacts, "repository">): Target["repository"] {
  const [, owner, name] = /^([^/]+)\/([^/]+)$/.exec(repository ?? "") ?? [];
  if (owner !== undefined && name !== undefined) return { owner, name };
  throw new InputError("input pr: no repository is known here; name it too, as owner/name#7");
}
