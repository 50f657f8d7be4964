import { InputError } from "../action/errors.js";
import type { RunnerName, SuitePolicy } from "../policy/sections/tests.js";
import { POLICY_FILE } from "../policy/policy.js";
import type { RunnerAdapter, Suite } from "../runners/adapter.js";
import { goTestAdapter } from "../runners/go-test/adapter.js";
import { jestAdapter } from "../runners/jest/adapter.js";
import { pytestAdapter } from "../runners/pytest/adapter.js";

/** Every runner that Plimsoll knows; the compiler holds it to the policy's list of names. */
export const ADAPTERS = { jest: jestAdapter, pytest: pytestAdapter, "go-test": goTestAdapter } satisfies Record<RunnerName, RunnerAdapter>;

/** The suites at the root of a repository, one for each runner that has left its signs; none when no runner has. */
export async function detectSuites(repository: string): Promise<Suite[]> {
  const found = await Promise.all(Object.values(ADAPTERS).map(async (adapter) => ({ name: adapter.name, evidence: await adapter.detect(repository) })));
  return found.flatMap(({ name, evidence }): Suite[] => {
    if (evidence === null) return [];
    return [{ evidence, suite: { name, runner: name, directory: ".", command: null, arguments: [], environment: new Map() } }];
  });
}

/**
 * The suites of a repository: those of its policy, else those that are found.
 * @throws InputError when there is none, or two have one name.
 */
export async function suitesOf(repository: string, policy: readonly SuitePolicy[]): Promise<Suite[]> {
  const names = policy.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new InputError(`tests.suites has two suites of the name ${JSON.stringify(twice)}; results are told apart by name`, { file: POLICY_FILE });
  const suites = policy.length > 0 ? policy.map((suite) => ({ suite, evidence: POLICY_FILE })) : await detectSuites(repository);
  if (suites.length > 0) return suites;
  const signs = Object.values(ADAPTERS).map((adapter) => adapter.signs);
  throw new InputError(`no tests found in ${repository}: looked for ${signs.join(", ")}; name your suites in tests.suites of ${POLICY_FILE}`);
}
