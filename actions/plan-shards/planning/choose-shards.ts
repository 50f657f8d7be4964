import type { TestsPolicy } from "../../../shared/policy/sections/tests.js";
import { MOST_SHARDS } from "../../../shared/sharding/assignment.js";
import type { WeighedItem } from "../../../shared/sharding/bundles.js";
import { chooseShardCount, type ChosenCount } from "../../../shared/sharding/shard-count.js";

/** What the caller asked for; null leaves it to the policy. */
export interface Wish {
  readonly shards: number | null;
  /** Seconds. */
  readonly target: number | null;
  readonly maximum: number | null;
}

/** How many shards, and who decided; `frozen` is the plan of an earlier attempt of the run. */
export type ShardDecision =
  | { readonly kind: "frozen"; readonly shards: number }
  | { readonly kind: "given"; readonly shards: number; readonly by: "input" | "policy" | "default" | "no-durations" }
  | ({ readonly kind: "target"; readonly target: number } & ChosenCount);

/** Without any wish: enough to gain from, few enough for the free plan's concurrent jobs. */
const DEFAULT_SHARDS = 4;

type Resolver = (wish: Wish, policy: TestsPolicy) => { readonly shards: number; readonly by: "input" | "policy" } | { readonly target: number } | null;

/** Who decides, read from top to bottom: the caller before the policy, a number before a target. */
const PRECEDENCE: readonly Resolver[] = [
  ({ shards }) => (shards === null ? null : { shards, by: "input" }),
  ({ target }) => (target === null ? null : { target }),
  (_wish, { shards }) => (shards === null ? null : { shards, by: "policy" }),
  (_wish, { target }) => (target === null ? null : { target }),
];

/** Decides the number of shards for items whose weights are seconds (`known`), or only sizes. */
export function decideShards(items: readonly WeighedItem[], known: boolean, wish: Wish, policy: TestsPolicy): ShardDecision {
  let by: "default" | "no-durations" = "default";
  for (const resolve of PRECEDENCE) {
    const decided = resolve(wish, policy);
    if (decided === null) continue;
    if ("shards" in decided) return { kind: "given", ...decided };
    if (!known) {
      // Sizes say nothing about seconds: until the first run has measured them, the next wish holds.
      by = "no-durations";
      continue;
    }
    const most = Math.min(MOST_SHARDS, wish.maximum ?? policy["maximum-shards"]);
    const chosen = chooseShardCount(items, { seconds: decided.target, most, cutLongGroups: policy["cut-large-files"] });
    return { kind: "target", target: decided.target, ...chosen };
  }
  return { kind: "given", shards: DEFAULT_SHARDS, by };
}
