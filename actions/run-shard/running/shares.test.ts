import { describe, expect, it } from "@jest/globals";
import { sealPlan } from "../../../shared/sharding/plan-file.js";
import type { Plan } from "../../../shared/sharding/plan.js";
import { sharesOf } from "./shares.js";

/** A plan of items `suite/group::name` over shards. */
function planOf(shards: readonly (readonly string[])[]): Plan {
  const ids = shards.flat();
  const names = [...new Set(ids.map((id) => id.split("/", 1)[0] ?? ""))];
  return sealPlan({
    version: 1, tool: "1.0.0", commit: "c".repeat(40), makespan: 0, bound: 0, weights: { basis: "durations", sources: new Map() },
    suites: names.map((name) => ({ suite: { name, runner: "go-test", directory: ".", command: null, arguments: [], environment: new Map() }, evidence: "go.mod", untested: [`${name}/empty`] })),
    items: ids.map((id) => ({ id, suite: id.split("/", 1)[0] ?? "", group: id.split("::", 1)[0] ?? "", seconds: 0 })),
    shards: shards.map((items, index) => ({ index, seconds: 0, items: items.map((id) => ids.indexOf(id)) })),
  });
}

const plan = planOf([["a/x::1", "a/x::2", "b/p::1"], ["a/x::3", "a/y::1", "a/y::2"], []]);
const shares = (index: number) => sharesOf(plan, index).map(({ suite, groups, untested }) => ({ suite: suite.name, groups, untested }));

describe("the share of a shard", () => {
  it("has each group with what other shards run of it, and lets the first shard of a group take the rest", () => {
    expect(shares(0)).toEqual([
      { suite: "a", groups: [{ group: "a/x", items: ["a/x::1", "a/x::2"], elsewhere: ["a/x::3"], takesRest: true }], untested: ["a/empty"] },
      { suite: "b", groups: [{ group: "b/p", items: ["b/p::1"], elsewhere: [], takesRest: true }], untested: ["b/empty"] },
    ]);
    expect(shares(1)).toEqual([{
      suite: "a", untested: [],
      groups: [{ group: "a/x", items: ["a/x::3"], elsewhere: ["a/x::1", "a/x::2"], takesRest: false }, { group: "a/y", items: ["a/y::1", "a/y::2"], elsewhere: [], takesRest: true }],
    }]);
  });

  it("is nothing for a shard without items", () => {
    expect(shares(2)).toEqual([]);
  });

  it("gives every group to exactly one taker of the rest, and groups without tests to one shard", () => {
    const all = [0, 1, 2].flatMap(shares);
    const takers = all.flatMap(({ groups }) => groups.filter(({ takesRest }) => takesRest).map(({ group }) => group));
    expect([...takers].sort()).toEqual(["a/x", "a/y", "b/p"]);
    expect(all.flatMap(({ untested }) => untested)).toEqual(["a/empty", "b/empty"]);
  });
});
