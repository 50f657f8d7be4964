import { MOST_SHARDS } from "./assignment.js";
import { bundlesOf, type WeighedItem } from "./bundles.js";
import { exactSum } from "./exact-sum.js";
import { assignLongestFirst } from "./longest-processing-time.js";

/** What a target asks of a plan. */
export interface ShardTarget {
  /** Wanted makespan in seconds, above 0. */
  readonly seconds: number;
  /** Upper limit of shards, 1 to {@link MOST_SHARDS}. */
  readonly most: number;
  readonly cutLongGroups: boolean;
}

/** The number of shards that a target leads to. */
export interface ChosenCount {
  readonly shards: number;
  /**
   * `item-too-long`: the longest thing that stays whole exceeds the target, and more shards would not help.
   * `limit`: more shards would help, but the limit or the number of items ends it.
   */
  readonly reached: "yes" | "item-too-long" | "limit";
  /** Seconds of the longest thing that stays whole. */
  readonly longest: number;
}

/**
 * The least number of shards whose predicted makespan is within the target. Where the longest item alone exceeds it, the
 * least number that is as fast as that item, instead of adding shards that would only wait for it.
 */
export function chooseShardCount(items: readonly WeighedItem[], target: ShardTarget): ChosenCount {
  const limit = Math.max(1, Math.min(target.most, MOST_SHARDS, items.length));
  const longest = longestWhole(items, target.cutLongGroups);
  const goal = Math.max(target.seconds, longest);
  const tooLong = longest > target.seconds;
  const total = exactSum(items);
  for (let shards = Math.max(1, Math.ceil(total / goal)); shards <= limit; shards += 1) {
    const bundles = bundlesOf(items, { shards, cutLongGroups: target.cutLongGroups });
    if (assignLongestFirst(bundles, shards).makespan <= goal) return { shards, longest, reached: tooLong ? "item-too-long" : "yes" };
  }
  return { shards: limit, longest, reached: tooLong ? "item-too-long" : "limit" };
}

function longestWhole(items: readonly WeighedItem[], cutLongGroups: boolean): number {
  const wholes = new Map<string, number>();
  for (const { suite, group, unit, seconds } of items) {
    const key = JSON.stringify(cutLongGroups ? [suite, group, unit] : [suite, group]);
    wholes.set(key, (wholes.get(key) ?? 0) + seconds);
  }
  return Array.from(wholes.values()).reduce((longest, seconds) => Math.max(longest, seconds), 0);
}
