import { types } from "node:util";

// Not `instanceof Error`: an error of Node's own belongs to another realm inside Jest.
const { isNativeError } = types;

/** A place in a file, one-based, as editors and GitHub annotations count. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** `file:line:column` with the parts that are known. */
export function placeText(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(":");
}

/** A user reads one line, whatever a parser or a file name put into the message. */
function oneLine(message: string): string {
  return message.replace(/[\r\n]\s*/g, " ").trim();
}

/** The user's mistake: a wrong input or policy. Ends the run with exit code 2 and its one-line message, without a stack. */
export class InputError extends Error {
  readonly place: Place | undefined;
  /**
   * @param message one line: what is wrong and what was expected.
   * @param place where it stands, printed in front of the message.
   */
  constructor(message: string, place?: Place) {
    super(oneLine(place ? `${placeText(place)}: ${message}` : message));
    this.name = "InputError";
    this.place = place;
  }
}

/** The facts could not be had (a shard missing, a service down, a corrupt report). Ends the run with exit code 3. */
export class InconclusiveError extends Error {
  constructor(message: string) {
    super(oneLine(message));
    this.name = "InconclusiveError";
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return isNativeError(thrown) ? thrown.message : String(thrown);
}

/** Where anything that was thrown came from, or its message where it does not say. */
export function stackOf(thrown: unknown): string {
  return (isNativeError(thrown) ? thrown.stack : undefined) ?? messageOf(thrown);
}

/** The `code` of a Node.js system error such as `ENOENT`, or null for anything else. */
export function systemErrorCode(thrown: unknown): string | null {
  return isNativeError(thrown) && "code" in thrown && typeof thrown.code === "string" ? thrown.code : null;
}

/** Marks a branch that the type checker proves unreachable. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
