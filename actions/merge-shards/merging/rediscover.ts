import type { RunnerContext } from "../../../shared/runners/adapter.js";
import { ADAPTERS } from "../../../shared/runners/registry.js";
import type { Plan } from "../../../shared/sharding/plan.js";

/** Lists the tests of the plan's suites anew, so that the proof does not rest on the plan's own list. Ids by suite. */
export async function rediscover(plan: Plan, context: RunnerContext): Promise<Map<string, string[]>> {
  const discovered = new Map<string, string[]>();
  for (const { suite } of plan.suites) {
    const { items } = await ADAPTERS[suite.runner].discover(suite, context);
    discovered.set(suite.name, items.map(({ id }) => id));
  }
  return discovered;
}
