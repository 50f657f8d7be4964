import { clip } from "../../../shared/report/clip.js";
import { integerText } from "../../../shared/report/figures.js";
import type { Evaluation, RequirementState } from "./evaluation.js";

/** A large change must not make a long proof, nor a long title a long line. */
const MOST_LINES = 12;
const LONGEST_LINE = 400;

function standing(state: RequirementState, reason: string, evidence: readonly string[]): Evaluation {
  const shown = evidence.length <= MOST_LINES ? evidence : [...evidence.slice(0, MOST_LINES - 1), `and ${integerText(evidence.length - MOST_LINES + 1)} more`];
  return { state, reason: lineOf(reason), evidence: shown.map(lineOf) };
}

/** A title or a name from outside may hold ends of lines. */
function lineOf(text: string): string {
  return clip(text.replace(/[\r\n\u2028\u2029]+/g, " "), LONGEST_LINE);
}

/** It holds. `reason` says why. */
export const satisfied = (reason: string, evidence: readonly string[] = []): Evaluation => standing("satisfied", reason, evidence);
/** It does not hold. `reason` says what is missing and what to do. */
export const unsatisfied = (reason: string, evidence: readonly string[] = []): Evaluation => standing("unsatisfied", reason, evidence);
/** Not known yet. `reason` says what is being waited for, and what to do if it never comes. */
export const pending = (reason: string, evidence: readonly string[]): Evaluation => standing("pending", reason, evidence);
/** A fact could not be had. `reason` says which, and the remedy. */
export const unknown = (reason: string, evidence: readonly string[] = []): Evaluation => standing("error", reason, evidence);

/** Of an item that holds unless the words or the tick are the template's own. */
export const TEMPLATE_UNREAD = "nobody knows which words the template of pull requests has; judge it in a clone that has the base, or from collected facts";

const MOST_NAMES = 3;

/** `a, b, c and 4 more`, for a reason of one line. */
export function namesText(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  return names.length <= MOST_NAMES ? shown : `${shown} and ${integerText(names.length - MOST_NAMES)} more`;
}
