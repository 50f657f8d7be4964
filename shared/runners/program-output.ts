import { stripVTControlCharacters } from "node:util";
import type { Execution } from "../action/context.js";

/** Longest text of an outside program that a one-line message quotes. */
const QUOTED = 300;

/**
 * The line of a program's output that says what went wrong: the first that `telling` matches, else the first that is not
 * blank; a heading takes the line below it along. Without terminal codes and cut to a readable length; `no output` when the
 * program said nothing.
 */
export function tellingLine(output: string, telling: RegExp): string {
  const lines = stripVTControlCharacters(output).split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
  const at = Math.max(lines.findIndex((line) => telling.test(line)), 0);
  const [line = "no output", below = ""] = lines.slice(at);
  return (line.endsWith(":") ? `${line} ${below}` : line).slice(0, QUOTED);
}

/** How a program ended, for messages: `exit code 1`, `signal SIGKILL`. */
export function endingText({ code, signal }: Pick<Execution, "code" | "signal">): string {
  return code === null ? `signal ${signal ?? "unknown"}` : `exit code ${code}`;
}
