import { InconclusiveError } from "../../../shared/action/errors.js";
import { readDocument } from "../../../shared/files/document.js";
import { integer, literal, object } from "../../../shared/schema/shape.js";
import type { Facts } from "../facts/facts.js";

/**
 * What the workflow of a fork's pull request hands to the trusted one: a number, and nothing that is believed. Whoever
 * opened the pull request can write this file as they like. The trusted workflow collects and judges everything anew.
 */
const hintShape = object({ version: literal(1), pull: integer({ minimum: 1, maximum: 999_999_999 }) });
const LONGEST_HINT = 1024;

/** The text of the hint. */
export function hintText(pull: number): string {
  return `${JSON.stringify({ version: 1, pull })}\n`;
}

/**
 * The number in a hint.
 * @param source its name for messages.
 * @throws InconclusiveError for anything but a hint, whatever else it may be.
 */
export function readHint(text: string, source: string): number {
  if (text.length > LONGEST_HINT) throw new InconclusiveError(`${source}: is longer than any hint that this gate writes`);
  return readDocument(hintShape, text, source).pull;
}

/**
 * Why a hint is not followed, or null. The event says for which commit the untrusted workflow ran: a hint of another pull
 * request is a forgery, or as old as the push that came in between, which has a run of its own.
 * @param facts collected for the number of the hint.
 * @param run the repository and the commit in the event of the trusted workflow.
 */
export function hintProblem({ pull }: Pick<Facts, "pull">, run: { readonly repository: string; readonly head: string }): string | null {
  if (pull.repository.toLowerCase() !== run.repository.toLowerCase()) return `pull request ${pull.number} belongs to ${pull.repository}, and the workflow ran in ${run.repository}`;
  return pull.head.sha === run.head ? null : `the head of pull request ${pull.number} is ${pull.head.sha}, and the workflow ran for ${run.head}`;
}
