import type { GroupShare, SuiteShare } from "../../../shared/runners/adapter.js";
import type { Plan, PlannedItem } from "../../../shared/sharding/plan.js";
import { itemsOfShard } from "../../../shared/sharding/plan.js";

function groupKey({ suite, group }: PlannedItem): string {
  return JSON.stringify([suite, group]);
}

function gathered(items: readonly PlannedItem[]): Map<string, PlannedItem[]> {
  const groups = new Map<string, PlannedItem[]>();
  for (const item of items) {
    const members = groups.get(groupKey(item));
    if (members === undefined) groups.set(groupKey(item), [item]);
    else members.push(item);
  }
  return groups;
}

/** By group: the shard that runs whatever discovery overlooked, which is the first that runs anything of it. */
function restTakers(plan: Plan): Map<string, number> {
  const takers = new Map<string, number>();
  for (const { index } of plan.shards) {
    for (const item of itemsOfShard(plan, index)) if (!takers.has(groupKey(item))) takers.set(groupKey(item), index);
  }
  return takers;
}

/**
 * What one shard runs, by suite. Suites of which it runs nothing are left out.
 * The first shard that runs anything of a suite also measures its groups without tests.
 */
export function sharesOf(plan: Plan, index: number): SuiteShare[] {
  const whole = gathered(plan.items);
  const takers = restTakers(plan);
  const own = gathered(itemsOfShard(plan, index));
  return plan.suites.flatMap(({ suite, untested }): SuiteShare[] => {
    const groups = [...own].flatMap(([key, items]): GroupShare[] => {
      const [first] = items;
      if (first?.suite !== suite.name) return [];
      const ids = items.map(({ id }) => id);
      const mine = new Set(ids);
      const elsewhere = (whole.get(key) ?? []).map(({ id }) => id).filter((id) => !mine.has(id));
      return [{ group: first.group, items: ids, elsewhere, takesRest: takers.get(key) === index }];
    });
    if (groups.length === 0) return [];
    const measuresUntested = firstShardOf(plan, suite.name) === index;
    return [{ suite, groups, untested: measuresUntested ? untested : [] }];
  });
}

function firstShardOf(plan: Plan, suite: string): number | undefined {
  return plan.shards.find(({ index }) => itemsOfShard(plan, index).some((item) => item.suite === suite))?.index;
}
