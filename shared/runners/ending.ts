import type { Execution } from "../action/context.js";

/** How one or several calls of a program ended. */
export type Ending = Pick<Execution, "code" | "signal" | "seconds">;

/** Several calls as one: a signal is worse than any code, a higher code worse than a lower; the seconds add up. */
export function worstEnding(endings: readonly Ending[]): Ending {
  const seconds = endings.reduce((sum, ending) => sum + ending.seconds, 0);
  const ended = endings.find(({ code }) => code === null);
  if (ended !== undefined) return { ...ended, seconds };
  return { code: endings.reduce((worst, { code }) => Math.max(worst, code ?? 0), 0), signal: null, seconds };
}
