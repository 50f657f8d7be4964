import type { RunnerContext, Suite } from "../../../shared/runners/adapter.js";
import { ADAPTERS } from "../../../shared/suites/registry.js";

/** Lists the tests of the repository's suites anew, so that the proof rests on neither the plan nor its suites. Ids by suite. */
export async function rediscover(suites: readonly Suite[], context: RunnerContext): Promise<Map<string, string[]>> {
  const discovered = new Map<string, string[]>();
  for (const { suite } of suites) {
    const { items } = await ADAPTERS[suite.runner].discover(suite, context);
    discovered.set(suite.name, items.map(({ id }) => id));
  }
  return discovered;
}
