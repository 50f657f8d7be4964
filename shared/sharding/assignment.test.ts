import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { assignItems } from "./assignment.js";
import type { WeighedItem } from "./bundles.js";
import { chooseShardCount } from "./shard-count.js";

const item = (id: string, seconds: number, group = id, unit = id, suite = "unit"): WeighedItem => ({ id, seconds, group, unit, suite, bytes: 1 });

const items = fc.array(fc.record({ seconds: fc.double({ min: 0, max: 100, noNaN: true }), file: fc.integer({ min: 0, max: 5 }), block: fc.integer({ min: 0, max: 2 }), suite: fc.constantFrom("a", "b") }), { minLength: 1, maxLength: 50 })
  .map((list) => list.map(({ seconds, file, block, suite }, position) => item(`f${file}::${block}::${position}`, seconds, `f${file}`, `f${file}::${block}`, suite)));
const counts = fc.integer({ min: 1, max: 12 });

/** Shards in which the items of one key lie. */
function shardsOf(plan: ReturnType<typeof assignItems>, key: (one: WeighedItem) => string): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (const { index, items: own } of plan.shards) for (const one of own) found.set(key(one), (found.get(key(one)) ?? new Set<number>()).add(index));
  return found;
}

describe("assigning items to shards", () => {
  it("keeps the items of a file together and in the order of an unsharded run", () => {
    const plan = assignItems([item("b::1", 2, "b"), item("a::1", 1, "a"), item("b::2", 2, "b"), item("a::2", 1, "a"), item("c::1", 6, "c")], 2, false);
    expect(plan.shards.map((shard) => shard.items.map(({ id }) => id))).toEqual([["c::1"], ["b::1", "a::1", "b::2", "a::2"]]);
    expect({ makespan: plan.makespan, bound: plan.bound }).toEqual({ makespan: 6, bound: 6 });
  });

  it("cuts a file longer than half a shard into pieces, with its classes whole", () => {
    const long = [1, 2, 3, 4].flatMap((block) => [item(`l::C${block}::x`, 5, "l", `l::C${block}`), item(`l::C${block}::y`, 5, "l", `l::C${block}`)]);
    const plan = assignItems([...long, item("s", 40)], 2, true);
    expect(plan.makespan).toBe(40);
    expect([...shardsOf(plan, ({ unit }) => unit).values()].every((shards) => shards.size === 1)).toBe(true);
    const cut = assignItems(long, 2, true);
    expect(cut.shards.map(({ seconds }) => seconds)).toEqual([20, 20]);
    expect(assignItems(long, 2, false).shards.map(({ seconds }) => seconds)).toEqual([40, 0]);
  });

  it("does not cut for a single shard or where nothing weighs anything", () => {
    expect(assignItems([item("a::1", 1, "a"), item("a::2", 1, "a")], 1, true).shards[0]?.items).toHaveLength(2);
    expect(assignItems([item("a::1", 0, "a"), item("a::2", 0, "a")], 2, true).shards.map((shard) => shard.items.length)).toEqual([2, 0]);
  });

  it("keeps files of one name in two suites apart", () => {
    const plan = assignItems([item("x::1", 1, "x", "x::1", "a"), item("x::1", 1, "x", "x::1", "b")], 2, true);
    expect(plan.shards.map((shard) => shard.items.map(({ suite }) => suite))).toEqual([["a"], ["b"]]);
  });

  it("gives each item to exactly one shard, never cuts a unit, and never a file when told so", () => {
    fc.assert(fc.property(items, counts, fc.boolean(), (list, shards, cut) => {
      const plan = assignItems(list, shards, cut);
      expect(plan.shards.flatMap((shard) => shard.items).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...list].sort((a, b) => (a.id < b.id ? -1 : 1)));
      const whole = shardsOf(plan, ({ suite, group, unit }) => JSON.stringify([suite, cut ? unit : group]));
      expect([...whole.values()].every(({ size }) => size === 1)).toBe(true);
      expect(plan.makespan).toBeGreaterThanOrEqual(plan.bound);
    }));
  });

  it("makes the same shards in whatever order a runner lists its tests", () => {
    const shuffled = items.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(fc.property(shuffled, counts, ([list, other], shards) => {
      const ids = (plan: ReturnType<typeof assignItems>): string[][] => plan.shards.map((shard) => shard.items.map(({ suite, id }) => `${suite} ${id}`).sort());
      expect(ids(assignItems(other, shards, true))).toEqual(ids(assignItems(list, shards, true)));
    }));
  });
});

describe("choosing the number of shards for a target", () => {
  const choose = (list: readonly WeighedItem[], seconds: number, most = 20, cutLongGroups = true) => chooseShardCount(list, { seconds, most, cutLongGroups });
  const equal = (count: number, seconds: number): WeighedItem[] => Array.from({ length: count }, (_, index) => item(`i${index}`, seconds));

  it("takes the least number that is within the target", () => {
    expect(choose(equal(10, 6), 12)).toEqual({ shards: 5, reached: "yes", longest: 6 });
    expect(choose(equal(10, 6), 11)).toEqual({ shards: 10, reached: "yes", longest: 6 });
    expect(choose(equal(10, 6), 1000)).toEqual({ shards: 1, reached: "yes", longest: 6 });
  });

  it("stops adding shards where the longest item alone takes longer", () => {
    expect(choose([...equal(10, 6), item("long", 30)], 10)).toEqual({ shards: 3, reached: "item-too-long", longest: 30 });
    expect(choose([...equal(10, 6), item("long", 30)], 10, 2)).toEqual({ shards: 2, reached: "item-too-long", longest: 30 });
  });

  it("counts a file as one item when files are not cut", () => {
    const file = equal(10, 6).map((one) => ({ ...one, group: "f" }));
    expect(choose(file, 12)).toEqual({ shards: 5, reached: "yes", longest: 6 });
    expect(choose(file, 12, 20, false)).toEqual({ shards: 1, reached: "item-too-long", longest: 60 });
  });

  it("never exceeds the limit, the number of items or what GitHub runs of one matrix", () => {
    expect(choose(equal(10, 6), 12, 3)).toEqual({ shards: 3, reached: "limit", longest: 6 });
    expect(choose([item("a", 5), item("b", 5)], 5)).toEqual({ shards: 2, reached: "yes", longest: 5 });
    expect(choose(equal(1000, 1), 1, 5000)).toEqual({ shards: 256, reached: "limit", longest: 1 });
    expect(choose([], 10)).toEqual({ shards: 1, reached: "yes", longest: 0 });
  });

  it("finds a number whose plan is within the target whenever it says so", () => {
    fc.assert(fc.property(items, fc.double({ min: 1, max: 200, noNaN: true }), (list, seconds) => {
      const { shards, reached } = choose(list, seconds, 256);
      if (reached === "yes") expect(assignItems(list, shards, true).makespan).toBeLessThanOrEqual(seconds + 1e-6);
    }));
  });
});
