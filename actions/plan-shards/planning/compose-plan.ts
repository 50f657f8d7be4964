import type { TestsPolicy } from "../../../shared/policy/sections/tests.js";
import { assignItems } from "../../../shared/sharding/assignment.js";
import type { Plan } from "../../../shared/sharding/plan.js";
import { sealPlan } from "../../../shared/sharding/plan-file.js";
import type { Timings } from "../../../shared/sharding/timings.js";
import { vanishedTests, type TestsNote } from "../../../shared/sharding/vanished-tests.js";
import { weigh, type Weight } from "../../../shared/sharding/weights.js";
import { decideShards, type ShardDecision, type Wish } from "./choose-shards.js";
import type { DiscoveredSuite } from "./discover-suites.js";

/** Everything that a plan depends on. */
export interface PlanFacts {
  readonly suites: readonly DiscoveredSuite[];
  readonly timings: Timings | null;
  readonly commit: string;
  readonly tool: string;
  readonly wish: Wish;
  readonly policy: TestsPolicy;
}

export interface ComposedPlan {
  readonly plan: Plan;
  readonly decision: ShardDecision;
  readonly notes: readonly TestsNote[];
}

function countSources(weights: readonly Weight[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { source } of weights) counts.set(source, (counts.get(source) ?? 0) + 1);
  return counts;
}

/** Plans all suites together, so that a short one fills what a long one leaves. */
export function composePlan({ suites, timings, commit, tool, wish, policy }: PlanFacts): ComposedPlan {
  const found = suites.flatMap(({ suite, discovery }) => discovery.items.map((item) => ({ ...item, suite: suite.name })));
  const items = weigh(found, timings).map((item, position) => ({ ...item, position }));
  const known = items.some(({ source }) => source !== "size");
  const decision = decideShards(items, known, wish, policy);
  const { shards, makespan, bound } = assignItems(items, decision.shards, policy["cut-large-files"]);
  const plan = sealPlan({
    version: 1, tool, commit,
    suites: suites.map(({ suite, evidence, discovery }) => ({ suite, evidence, untested: [...discovery.untested] })),
    items: items.map(({ id, suite, group, seconds }) => ({ id, suite, group, seconds })),
    shards: shards.map(({ index, seconds, items: members }) => ({ index, seconds, items: members.map(({ position }) => position) })),
    makespan, bound,
    weights: { basis: known ? "durations" : "sizes", sources: countSources(items) },
  });
  return { plan, decision, notes: vanishedTests(timings, found.map(({ id }) => id)) };
}
