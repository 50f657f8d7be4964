import type { Outcome } from "../action/context.js";
import { InconclusiveError, InputError, messageOf, stackOf } from "../action/errors.js";
import { EXIT_CODE, type ExitCode } from "../action/verdict.js";
import { literal, object, oneOf, optional, text, type TypeOf } from "../schema/shape.js";

/** How a run ended: with an outcome, or with an error that is no verdict. */
export type Ending =
  | { readonly kind: "outcome"; readonly outcome: Outcome; readonly exitCode: ExitCode; readonly recordFile: string | null }
  | { readonly kind: "wrong-input"; readonly message: string; readonly exitCode: 2 }
  | { readonly kind: "inconclusive"; readonly message: string; readonly exitCode: 3 }
  | { readonly kind: "our-bug"; readonly message: string; readonly stack: string; readonly exitCode: 70 };

/** An ending without an outcome. */
export type ErrorEnding = Exclude<Ending, { kind: "outcome" }>;

/** The ending that anything thrown stands for. What is neither the user's mistake nor a missing fact is a bug of ours. */
export function errorEnding(thrown: unknown): ErrorEnding {
  const message = messageOf(thrown);
  if (thrown instanceof InputError) return { kind: "wrong-input", message, exitCode: EXIT_CODE.wrongInput };
  if (thrown instanceof InconclusiveError) return { kind: "inconclusive", message, exitCode: EXIT_CODE.inconclusive };
  return { kind: "our-bug", message, stack: stackOf(thrown), exitCode: EXIT_CODE.ourBug };
}

/** Runs `run` and turns what it throws into an ending. */
export async function endingOf(run: () => Promise<Ending>): Promise<Ending> {
  try {
    return await run();
  } catch (thrown) {
    return errorEnding(thrown);
  }
}

/** The JSON of a run without an outcome, whatever the command. */
export const errorDocumentShape = object({
  verdict: optional(literal("inconclusive")),
  error: object({ kind: oneOf(["wrong-input", "inconclusive", "our-bug"], "Exit codes 2, 3 and 70."), message: text() }),
}, { description: "There is no outcome, and why." });

/** What the JSON of an ended run says when there is no outcome. */
export function errorDocument({ kind, message }: ErrorEnding): TypeOf<typeof errorDocumentShape> {
  return { verdict: kind === "inconclusive" ? "inconclusive" : undefined, error: { kind, message } };
}

/** What a person reads when there is no outcome; one line unless the mistake is ours. */
export function errorText(ending: ErrorEnding): string {
  switch (ending.kind) {
    case "wrong-input":
      return `wrong input: ${ending.message}`;
    case "inconclusive":
      return `inconclusive: ${ending.message}`;
    case "our-bug":
      return `a bug in plimsoll: ${ending.stack}\nPlease report it with the command and this text at https://github.com/plimsoll/plimsoll/issues`;
  }
}
