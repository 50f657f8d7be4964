import { bundlesOf, type WeighedItem } from "./bundles.js";
import { assignLongestFirst, boundOf } from "./longest-processing-time.js";

/** GitHub runs at most this many jobs of one matrix. */
export const MOST_SHARDS = 256;

/** The items of one shard. */
export interface PlannedShard<T extends WeighedItem> {
  /** From 0, in every file and document; people are shown it from 1. */
  readonly index: number;
  /** Predicted. */
  readonly seconds: number;
  /** In the order of the items that were planned, which is the order of an unsharded run. */
  readonly items: readonly T[];
}

/** All shards, and how good the assignment is. */
export interface ShardAssignment<T extends WeighedItem> {
  readonly shards: readonly PlannedShard<T>[];
  /** Predicted seconds of the slowest shard. */
  readonly makespan: number;
  /** Seconds that no plan for this number of shards can beat: the longest item, or the total over the shards. */
  readonly bound: number;
}

function secondsOf(items: readonly WeighedItem[]): number {
  return items.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Plans `items` for a given number of shards. The same items give the same shards in whatever order they come. */
export function assignItems<T extends WeighedItem>(items: readonly T[], shards: number, cutLongGroups: boolean): ShardAssignment<T> {
  const { loads } = assignLongestFirst(bundlesOf(items, { shards, cutLongGroups }), shards);
  const filled = loads.map(({ members }) => ({ bundles: members, items: new Array<T>() }));
  const shardOf = new Map(filled.flatMap((shard) => shard.bundles.flatMap((bundle) => bundle.items.map((item) => [item, shard] as const))));
  for (const item of items) shardOf.get(item)?.items.push(item);
  const planned = filled.map(({ items: own }, index) => ({ index, seconds: secondsOf(own), items: own }));
  const makespan = planned.reduce((most, { seconds }) => Math.max(most, seconds), 0);
  // The two are summed in different orders; rounding must not tell of a plan that beats its bound.
  return { shards: planned, makespan, bound: Math.min(makespan, boundOf(items, shards)) };
}
