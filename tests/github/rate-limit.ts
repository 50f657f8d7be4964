import { failure, type Answer } from "./answer.js";

/** The primary rate limit of the double: one budget for all tokens. */
export class RateLimit {
  limit = 5000;
  used = 0;
  /** When the budget is whole again. */
  resetAt = new Date(Date.now() + 3_600_000);

  /** Leaves `remaining` requests until `resetInSeconds` from now. */
  leave(remaining: number, resetInSeconds: number): void {
    this.used = this.limit - remaining;
    this.resetAt = new Date(Date.now() + resetInSeconds * 1000);
  }

  get remaining(): number {
    return Math.max(0, this.limit - this.used);
  }

  /** Spends one request. Gives GitHub's refusal when none is left. */
  spend(): Answer | null {
    if (Date.now() >= this.resetAt.getTime()) this.leave(this.limit, 3600);
    if (this.remaining === 0) return failure(403, "API rate limit exceeded for installation ID 1.");
    this.used += 1;
    return null;
  }

  headers(): Readonly<Record<string, string>> {
    return {
      "x-ratelimit-limit": String(this.limit),
      "x-ratelimit-remaining": String(this.remaining),
      "x-ratelimit-used": String(this.used),
      "x-ratelimit-reset": String(Math.ceil(this.resetAt.getTime() / 1000)),
      "x-ratelimit-resource": "core",
    };
  }
}

/** GitHub's answer when requests come too fast, whatever the budget. */
export function secondaryLimit(retryAfterSeconds: number): Answer {
  const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
  return failure(403, message, { "retry-after": String(retryAfterSeconds) });
}
