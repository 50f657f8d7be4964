import { ok } from "../answer.js";
import type { Routes } from "../call.js";

export const routes: Routes = {
  "GET /rate_limit": ({ github }) => {
    const { limit, remaining, used, resetAt } = github.rateLimit;
    const rate = { limit, remaining, used, reset: Math.ceil(resetAt.getTime() / 1000) };
    return ok({ resources: { core: rate, search: rate }, rate });
  },
};
