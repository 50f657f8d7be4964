import { InputError } from "../../../shared/action/errors.js";
import type { Suite, Discovery, RunnerContext } from "../../../shared/runners/adapter.js";
import { ADAPTERS } from "../../../shared/suites/registry.js";

/** A suite with everything of it that can be run. */
export interface DiscoveredSuite extends Suite {
  readonly discovery: Discovery;
}

/**
 * Lists the tests of every suite.
 * @throws InputError when a suite has no test: a pipeline of nothing must not pass.
 */
export async function discoverSuites(suites: readonly Suite[], context: RunnerContext): Promise<DiscoveredSuite[]> {
  const discovered: DiscoveredSuite[] = [];
  for (const { suite, evidence } of suites) {
    const discovery = await ADAPTERS[suite.runner].discover(suite, context);
    if (discovery.items.length === 0) {
      throw new InputError(`no tests found in the suite ${suite.name} (${suite.runner}, because of ${evidence}): write a test, or correct tests.suites in the policy`);
    }
    discovered.push({ suite, evidence, discovery });
  }
  return discovered;
}
