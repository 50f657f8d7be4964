import type { Log } from "../../action/context.js";

/** What is left of the token's requests, as the last answer said. */
export interface RateBudget {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Date;
}

/** The budget in an answer's headers, or null when they carry none (GitHub Enterprise Server can switch it off). */
export function rateBudgetOf(headers: Readonly<Record<string, unknown>>): RateBudget | null {
  const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) => wholeNumber(headers[`x-ratelimit-${name}`]));
  if (limit == null || remaining == null || reset == null) return null;
  return { limit, remaining, resetAt: new Date(reset * 1000) };
}

function wholeNumber(header: unknown): number | null {
  return typeof header === "string" && /^\d+$/u.test(header) ? Number(header) : null;
}

/** Tells the budget where the user asked for details. */
export function logRateBudget(log: Log, route: string, budget: RateBudget): void {
  log.debug(`GitHub: ${route}; ${budget.remaining} of ${budget.limit} requests left until ${budget.resetAt.toISOString()}`);
}
