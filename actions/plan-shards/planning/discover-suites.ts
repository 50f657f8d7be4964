import { InputError } from "../../../shared/action/errors.js";
import type { Suite, Discovery, RunnerContext } from "../../../shared/runners/adapter.js";
import { ADAPTERS } from "../../../shared/suites/registry.js";
import { Tally } from "../../../shared/sharding/tally.js";

/** A suite with everything of it that can be run. */
export interface DiscoveredSuite extends Suite {
  readonly discovery: Discovery;
}

/** Ids that a message names. */
const SHOWN = 5;

/**
 * Lists the tests of every suite.
 * @throws InputError when a suite has no test, because a pipeline of nothing must not pass; or several of one id, because
 * their results could not be told apart.
 */
export async function discoverSuites(suites: readonly Suite[], context: RunnerContext): Promise<DiscoveredSuite[]> {
  const discovered: DiscoveredSuite[] = [];
  for (const { suite, evidence } of suites) {
    const discovery = await ADAPTERS[suite.runner].discover(suite, context);
    if (discovery.items.length === 0) {
      throw new InputError(`no tests found in the suite ${suite.name} (${suite.runner}, because of ${evidence}): write a test, or correct tests.suites in the policy`);
    }
    const shared = sharedIds(discovery);
    if (shared.length > 0) {
      const more = shared.length > SHOWN ? ` and ${shared.length - SHOWN} more` : "";
      throw new InputError(`suite ${suite.name}: ${suite.runner} lists several tests of one id: ${shared.slice(0, SHOWN).join(", ")}${more}; give each test a name or parameters of its own`);
    }
    discovered.push({ suite, evidence, discovery });
  }
  return discovered;
}

/** Ids that more than one item has, each once. */
function sharedIds({ items }: Discovery): string[] {
  const seen = new Tally();
  return items.filter(({ id }) => seen.add(id) === 2).map(({ id }) => id);
}
