import type { Change } from "../statements/change.js";
import type { Situation } from "./rule.js";

/** Whether a rule is asked for the statement's first change: what is true of the statement as a whole is told once, with it. */
export function isFirst(change: Change | null, { statement }: Situation): boolean {
  return change === (statement.changes[0] ?? null);
}

/** The statement's text where it can be written in another way: that of a block of code is not the text of its statements. */
export function rewritable({ statement, text }: Situation): string | null {
  return statement.kind === "code" ? null : text;
}
