import { describe, expect, it } from "@jest/globals";
import { planText, readPlan, sealPlan } from "./plan-file.js";
import { itemsOfShard, type Plan } from "./plan.js";
import { planOf } from "./testing/facts.js";

const plan = planOf([["a", "b"], ["c"], []]);

describe("a plan file", () => {
  it("is read again as it was written", () => {
    expect(readPlan(planText(plan), "plan.json")).toEqual(plan);
  });

  it("has a digest that the order of keys and blanks do not change", () => {
    const shuffled = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(planText(plan)) as object).reverse()), null, 2);
    expect(readPlan(shuffled, "plan.json").digest).toBe(plan.digest);
  });

  it("gives each shard its items in their order, and none to a shard that is not there", () => {
    expect([0, 1, 2, 3].map((index) => itemsOfShard(plan, index).map(({ id }) => id))).toEqual([["a", "b"], ["c"], [], []]);
  });

  const unsealed = Object.fromEntries(Object.entries(plan).filter(([key]) => key !== "digest")) as Omit<Plan, "digest">;
  const resealed = (change: Partial<Plan>): string => planText(sealPlan({ ...unsealed, ...change }));

  it.each([
    ["cut off", planText(plan).slice(0, -20), /^plan\.json: is not JSON/],
    ["empty", "", /^plan\.json: is empty/],
    ["of another format", '{"version":2}', /^plan\.json: /],
    ["changed by hand", planText(plan).replace('"a"', '"x"'), /^plan\.json: the plan was changed after it was written \(its digest does not fit\); plan again$/],
    ["with an item in two shards", resealed({ shards: [{ index: 0, seconds: 1, items: [0, 1] }, { index: 1, seconds: 1, items: [1, 2] }] }), /it gives an item to two shards; plan again$/],
    ["without one of its items", resealed({ shards: [{ index: 0, seconds: 1, items: [0, 1] }] }), /its shards do not hold exactly its items/],
    ["with an item that it does not list", resealed({ shards: [{ index: 0, seconds: 1, items: [0, 1, 3] }] }), /its shards do not hold exactly its items/],
    ["with shards that are not numbered from 0", resealed({ shards: [{ index: 1, seconds: 1, items: [0, 1, 2] }] }), /its shards are not numbered 0 to 0/],
    ["with an item of an unknown suite", resealed({ suites: [] }), /it has items of the suite "unit", which it does not describe/],
  ])("that is %s is refused in one line", (_what, content, message) => {
    expect(() => readPlan(content, "plan.json")).toThrow(expect.objectContaining({ name: "InconclusiveError", message: expect.stringMatching(message) as unknown }));
  });
});
