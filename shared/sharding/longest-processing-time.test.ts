import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { assignLongestFirst, boundOf, type Weighted } from "./longest-processing-time.js";

const members = (...seconds: number[]): Weighted[] => seconds.map((value, position) => ({ id: `t${position}`, seconds: value }));

const weights = fc.array(fc.record({ id: fc.string(), seconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1e6, noNaN: true })) }), { maxLength: 60 })
  .map((list) => list.map((member, position) => ({ ...member, id: `${member.id}#${position}` })));
const shardCounts = fc.integer({ min: 1, max: 20 });

/** The best makespan by trying everything; for a handful of members. */
function bestMakespan(list: readonly Weighted[], loads: number[]): number {
  const [first, ...rest] = list;
  if (first === undefined) return Math.max(...loads);
  return Math.min(...loads.map((load, index) => bestMakespan(rest, loads.with(index, load + first.seconds))));
}

describe("longest processing time first", () => {
  it("gives the longest member first and the next one to the lightest shard", () => {
    const { loads, makespan, bound } = assignLongestFirst(members(2, 7, 5, 4), 2);
    expect(loads.map((load) => load.members.map(({ seconds }) => seconds))).toEqual([[7, 2], [5, 4]]);
    expect({ makespan, bound }).toEqual({ makespan: 9, bound: 9 });
  });

  it("breaks ties of weight by id and ties of load by the lowest index", () => {
    const tied = ["c", "a", "B", "ä"].map((id) => ({ id, seconds: 1 }));
    expect(assignLongestFirst(tied, 2).loads.map((load) => load.members.map(({ id }) => id))).toEqual([["B", "c"], ["a", "ä"]]);
  });

  it("leaves the last shards empty when there are more shards than members", () => {
    expect(assignLongestFirst(members(3), 3)).toEqual({
      loads: [{ index: 0, seconds: 3, members: members(3) }, { index: 1, seconds: 0, members: [] }, { index: 2, seconds: 0, members: [] }],
      makespan: 3, bound: 3,
    });
  });

  it("spreads members of no weight over the shards instead of stacking them on one", () => {
    expect(assignLongestFirst(members(...Array.from({ length: 9 }, () => 0)), 3).loads.map((load) => load.members.length)).toEqual([3, 3, 3]);
  });

  it("has a bound of nothing for no members", () => {
    expect(boundOf([], 4)).toBe(0);
  });

  it("refuses to lose members where there is no shard", () => {
    expect(() => assignLongestFirst(members(1), 0)).toThrow("members need at least one shard");
  });

  it("assigns every member exactly once, with sums that belong to them", () => {
    fc.assert(fc.property(weights, shardCounts, (list, shards) => {
      const { loads } = assignLongestFirst(list, shards);
      expect(loads.flatMap((load) => load.members).map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort());
      expect(loads.map(({ index }) => index)).toEqual(Array.from({ length: shards }, (_, index) => index));
      for (const load of loads) expect(load.seconds).toBe(load.members.reduce((sum, { seconds }) => sum + seconds, 0));
    }));
  });

  it("makes the same plan whatever the order of the input", () => {
    fc.assert(fc.property(weights.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), shardCounts, ([list, shuffled], shards) => {
      expect(assignLongestFirst(shuffled, shards)).toEqual(assignLongestFirst(list, shards));
    }));
  });

  it("is never below the bound and never more than one longest member above the mean", () => {
    fc.assert(fc.property(weights, shardCounts, (list, shards) => {
      const { makespan, bound } = assignLongestFirst(list, shards);
      const total = list.reduce((sum, { seconds }) => sum + seconds, 0);
      const longest = Math.max(0, ...list.map(({ seconds }) => seconds));
      const rounding = 1e-9 * total;
      expect(makespan).toBeGreaterThanOrEqual(bound - rounding);
      expect(makespan).toBeLessThanOrEqual(total / shards + longest * (1 - 1 / shards) + rounding);
    }));
  });

  it("is within 4/3 - 1/(3 shards) of the best possible makespan", () => {
    const few = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 7 });
    fc.assert(fc.property(few, fc.integer({ min: 1, max: 3 }), (seconds, shards) => {
      const list = members(...seconds);
      const best = bestMakespan(list, Array.from({ length: shards }, () => 0));
      expect(assignLongestFirst(list, shards).makespan).toBeLessThanOrEqual(best * (4 / 3 - 1 / (3 * shards)) + 1e-9);
    }));
  });
});
