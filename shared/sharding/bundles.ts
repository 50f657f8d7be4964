import { exactSum } from "./exact-sum.js";
import type { DiscoveredItem } from "./item.js";
import { assignLongestFirst } from "./longest-processing-time.js";

/** An item with its suite and its predicted weight. */
export interface WeighedItem extends DiscoveredItem {
  readonly suite: string;
  readonly seconds: number;
}

/** Items that one shard takes together: a whole group, or a piece of a long one. */
export interface Bundle<T extends WeighedItem> {
  readonly id: string;
  readonly seconds: number;
  readonly items: readonly T[];
}

/**
 * A group longer than this share of an ideal shard is cut. Measured on seven suites: cutting at a half brings every one
 * within 1 % of the bound of single tests up to 16 shards, and touches 3 to 8 files of hundreds.
 */
const LONGEST_WHOLE_SHARE = 0.5;

function gathered<T extends WeighedItem>(items: readonly T[], keyOf: (item: T) => string): Bundle<T>[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [item]);
    else members.push(item);
  }
  return Array.from(groups, ([id, members]) => ({ id, seconds: exactSum(members), items: members }));
}

function cut<T extends WeighedItem>(group: Bundle<T>, limit: number): Bundle<T>[] {
  const units = gathered(group.items, ({ unit }) => unit);
  const pieces = Math.min(units.length, Math.ceil(group.seconds / limit));
  return assignLongestFirst(units, pieces).loads.map(({ index, seconds, members }) => ({
    id: `${group.id}#${index}`, seconds, items: members.flatMap(({ items }) => items),
  }));
}

interface BundleOptions {
  /** Number of shards, 1 or more. */
  readonly shards: number;
  /** Whether a group longer than half a shard may be cut. Without it every group stays whole. */
  readonly cutLongGroups: boolean;
}

/** What the shards are given as wholes. Items of one group stay together, so that its imports are paid once. */
export function bundlesOf<T extends WeighedItem>(items: readonly T[], { shards, cutLongGroups }: BundleOptions): Bundle<T>[] {
  const groups = gathered(items, ({ suite, group }) => `${suite}\0${group}`);
  const limit = (LONGEST_WHOLE_SHARE * exactSum(items)) / shards;
  if (!cutLongGroups || shards === 1 || limit === 0) return groups;
  return groups.flatMap((group) => (group.seconds > limit ? cut(group, limit) : [group]));
}
