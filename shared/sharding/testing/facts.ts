import type { Manifest, SuiteRunFacts, TestStatus } from "../manifest.js";
import { sealPlan } from "../plan-file.js";
import type { Plan } from "../plan.js";

export const COMMIT = "c".repeat(40);

/** A plan of one suite whose shards run these items. */
export function planOf(shards: readonly (readonly string[])[], suite = "unit"): Plan {
  const ids = shards.flat();
  return sealPlan({
    version: 1, tool: "0.1.0", commit: COMMIT,
    suites: [{ suite: { name: suite, runner: "jest", directory: ".", command: null, arguments: [], environment: new Map([["A", "1"]]) }, evidence: "jest.config.js", untested: [] }],
    items: ids.map((id) => ({ id, suite, group: id, seconds: 1 })),
    shards: shards.map((items, index) => ({ index, seconds: items.length, items: items.map((id) => ids.indexOf(id)) })),
    makespan: 1, bound: 1, weights: { basis: "durations", sources: new Map([["known", ids.length]]) },
  });
}

/** A test of `item`, by default with the item's own id. */
export function test(item: string, status: TestStatus = "passed", id = item, suite = "unit"): Manifest["tests"][number] {
  return { suite, id, item, status, seconds: 1, message: null };
}

export function suiteRun(facts: Partial<SuiteRunFacts> = {}): SuiteRunFacts {
  return { name: "unit", runner: "jest", exitCode: 0, signal: null, seconds: 1, items: [], problems: [], coverage: "jest", ...facts };
}

/** The manifest of a shard in which every planned item passed with one test. */
export function manifestOf(plan: Plan, index: number, facts: Partial<Manifest> = {}): Manifest {
  const items = plan.shards[index]?.items ?? [];
  return {
    version: 1, tool: "0.1.0", commit: plan.commit, plan: plan.digest, index, count: plan.shards.length, attempt: 1,
    started: "2026-11-23T10:00:00.000Z", finished: "2026-11-23T10:00:01.000Z",
    suites: [suiteRun()], tests: items.map((position) => test(plan.items[position]?.id ?? "")), files: [],
    ...facts,
  };
}
