/** How much text GitHub takes in one place. */
export interface Budget {
  readonly limit: number;
  /** The size of a text in the unit of `limit`. Adds up: the size of two texts joined is at most the sum of their sizes. */
  readonly measure: (text: string) => number;
  /** Names the limit in the sentence that says what was left off. */
  readonly reason: string;
}

function bytes(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/** GitHub drops a step's whole summary above 1 MiB of UTF-8. */
export const SUMMARY_BUDGET: Budget = { limit: 1024 * 1024, measure: bytes, reason: "GitHub shows at most 1 MiB of summary per step" };

/** GitHub refuses a longer comment. It counts characters; UTF-16 units are never fewer. */
export const COMMENT_BUDGET: Budget = { limit: 65_536, measure: (text) => text.length, reason: "GitHub takes at most 65,536 characters in a comment" };

/** `budget` with room kept free for `text`, such as a summary that another part of the step already wrote. */
export function budgetBeside(budget: Budget, text: string): Budget {
  return { ...budget, limit: Math.max(0, budget.limit - budget.measure(text)) };
}
