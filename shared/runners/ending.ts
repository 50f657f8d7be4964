import type { Execution } from "../action/context.js";

/** How one or several calls of a program ended. */
export type Ending = Pick<Execution, "code" | "signal" | "seconds">;

/** Several calls as one: a signal is worse than any code, a higher code worse than a lower; the seconds add up. */
export function worstEnding(endings: readonly Ending[]): Ending {
  const seconds = endings.reduce((sum, ending) => sum + ending.seconds, 0);
  const gravity = ({ code }: Ending): number => code ?? Number.POSITIVE_INFINITY;
  const none: Ending = { code: 0, signal: null, seconds };
  return { ...endings.reduce((worst, ending) => (gravity(ending) > gravity(worst) ? ending : worst), none), seconds };
}
