import type { GroupShare, SuiteShare } from "../../../shared/runners/adapter.js";
import type { Plan, PlannedItem } from "../../../shared/sharding/plan.js";
import { itemsOfShard } from "../../../shared/sharding/plan.js";

/** A group with all of its items, in whatever shards they are. */
interface PlannedGroup {
  readonly suite: string;
  readonly group: string;
  readonly items: PlannedItem[];
  /** The first shard that runs anything of the group: it also runs whatever discovery overlooked. */
  readonly firstShard: number;
}

function groupsOf(plan: Plan): PlannedGroup[] {
  const groups = new Map<string, PlannedGroup>();
  for (const { index } of plan.shards) {
    for (const item of itemsOfShard(plan, index)) {
      const { suite, group } = item;
      const key = JSON.stringify([suite, group]);
      const found = groups.get(key) ?? { suite, group, items: [], firstShard: index };
      found.items.push(item);
      groups.set(key, found);
    }
  }
  return [...groups.values()];
}

function shareOf({ group, items, firstShard }: PlannedGroup, mine: ReadonlySet<PlannedItem>, index: number): GroupShare {
  const ids = (wanted: boolean): string[] => items.filter((item) => mine.has(item) === wanted).map(({ id }) => id);
  return { group, items: ids(true), elsewhere: ids(false), takesRest: firstShard === index };
}

/**
 * What one shard runs, by suite. Suites of which it runs nothing are left out.
 * The first shard that runs anything of a suite also measures its groups without tests.
 */
export function sharesOf(plan: Plan, index: number): SuiteShare[] {
  const mine = new Set(itemsOfShard(plan, index));
  const all = groupsOf(plan);
  return plan.suites.flatMap(({ suite, untested }): SuiteShare[] => {
    const ofSuite = all.filter((group) => group.suite === suite.name);
    const groups = ofSuite.filter(({ items }) => items.some((item) => mine.has(item))).map((group) => shareOf(group, mine, index));
    if (groups.length === 0) return [];
    const measuresUntested = ofSuite.every(({ firstShard }) => firstShard >= index);
    return [{ suite, groups, untested: measuresUntested ? untested : [] }];
  });
}
