import { describe, expect, it } from "@jest/globals";
import { testsSection, type TestsPolicy } from "../../../shared/policy/sections/tests.js";
import type { DiscoveredItem } from "../../../shared/sharding/item.js";
import { planText, readPlan } from "../../../shared/sharding/plan-file.js";
import type { Timings } from "../../../shared/sharding/timings.js";
import { composePlan, type ComposedPlan, type PlanFacts } from "./compose-plan.js";
import type { DiscoveredSuite } from "./discover-suites.js";
import { planDocument } from "./plan-document.js";
import { headlineOf, planSummary, planTerminal } from "./plan-text.js";

function suite(name: string, ids: readonly string[]): DiscoveredSuite {
  const items = ids.map((id): DiscoveredItem => ({ id, group: id, unit: id, bytes: 1000 }));
  return { suite: { name, runner: "jest", directory: ".", command: null, arguments: [], environment: new Map() }, evidence: "jest.config.js", discovery: { items, untested: ["empty"] } };
}

function timings(tests: Record<string, number>): Timings {
  return { tests: new Map(Object.entries(tests)), runs: undefined, commit: undefined };
}

const DEFAULTS = testsSection.check({}, []);
const TEN = Array.from({ length: 10 }, (_, index) => `t${index}`);
const SIX_SECONDS = timings(Object.fromEntries(TEN.map((id) => [id, 6])));

function compose(facts: Partial<Omit<PlanFacts, "policy" | "wish">> & { readonly policy?: Partial<TestsPolicy>; readonly wish?: Partial<PlanFacts["wish"]> } = {}): ComposedPlan {
  return composePlan({
    suites: [suite("unit", TEN)], timings: SIX_SECONDS, commit: "c".repeat(40), tool: "1.0.0",
    ...facts,
    policy: { ...DEFAULTS, ...facts.policy },
    wish: { shards: null, target: null, maximum: null, ...facts.wish },
  });
}

describe("composing a plan", () => {
  it("makes a partition of the items of all suites that can be read again, with where the weights came from", () => {
    const { plan } = compose({ suites: [suite("a", ["x", "y"]), suite("b", ["x", "z"])], timings: timings({ x: 4, y: 1 }), wish: { shards: 2 } });
    expect(readPlan(planText(plan), "plan.json")).toEqual(plan);
    expect(plan.items.map(({ suite: name, id, seconds }) => [name, id, seconds])).toEqual([["a", "x", 4], ["a", "y", 1], ["b", "x", 4], ["b", "z", 2.5]]);
    expect(plan.shards).toEqual([{ index: 0, seconds: 6.5, items: [0, 3] }, { index: 1, seconds: 5, items: [1, 2] }]);
    expect(plan.weights).toEqual({ basis: "durations", sources: new Map([["known", 3], ["overall", 1]]) });
    expect(plan.suites.map(({ evidence, untested }) => [evidence, untested])).toEqual([["jest.config.js", ["empty"]], ["jest.config.js", ["empty"]]]);
    expect(planDocument({ plan, notes: [] }, "plan.json").shards.map(({ items }) => items)).toEqual([["x", "z"], ["y", "x"]]);
  });

  it.each<[string, Parameters<typeof compose>[0], number, string]>([
    ["the input before the policy", { wish: { shards: 3 }, policy: { shards: 7, target: 12 } }, 3, "3 shards for 10 items: as asked"],
    ["the input's target before the policy", { wish: { target: 12 }, policy: { shards: 7 } }, 5, "5 shards for 10 items: the least number that is predicted to stay within 12.0 s"],
    ["the policy's number before its target", { policy: { shards: 7, target: 12 } }, 7, "7 shards for 10 items: as the policy says"],
    ["the policy's target", { policy: { target: 30 } }, 2, "2 shards for 10 items: the least number that is predicted to stay within 30.0 s"],
    ["the limit of the input", { wish: { target: 12, maximum: 3 } }, 3, "3 shards for 10 items: the most that is allowed; the target of 12.0 s is not reached"],
    ["the limit of the policy", { wish: { target: 12 }, policy: { "maximum-shards": 4 } }, 4, "4 shards for 10 items: the most that is allowed; the target of 12.0 s is not reached"],
    ["the longest item", { wish: { target: 2 }, timings: timings({ ...Object.fromEntries(SIX_SECONDS.tests), t9: 30 }) }, 3, "3 shards for 10 items: more would not help: the longest test alone takes 30.0 s, above the target of 2.00 s"],
    ["nobody", {}, 4, "4 shards for 10 items: because neither the caller nor the policy names a number"],
    ["nobody, where a target has no durations to go by", { timings: null, wish: { target: 12 } }, 4, "4 shards for 10 items: because a target needs durations, and none is known yet"],
    ["the policy's number, where a target has no durations to go by", { timings: null, wish: { target: 12 }, policy: { shards: 2 } }, 2, "2 shards for 10 items: as the policy says"],
  ])("lets %s decide about the number of shards", (_who, facts, shards, headline) => {
    const { plan, decision } = compose(facts);
    expect(plan.shards).toHaveLength(shards);
    expect(headlineOf(plan, decision)).toBe(headline);
  });
});

describe("a plan for people", () => {
  it("shows each shard with its share, in seconds", () => {
    const { plan, decision } = compose({ suites: [suite("unit", ["a", "b"])], timings: timings({ a: 3, b: 1 }), wish: { shards: 3 } });
    expect(planTerminal(planDocument({ plan, notes: [] }, "plan.json"), headlineOf(plan, decision), { colour: false, columns: 70 })).toBe(`3 shards for 2 items: as asked
  shard   1        3.00 s      1 item  ━━━━━━━━━━━━━━━━━━━━
  shard   2        1.00 s      1 item  ━━━━━━━
  shard   3        0.00 s     0 items  
  makespan 3.00 s, bound 3.00 s
`);
  });

  it("says that seconds are guessed from sizes, and shows a plan of nothing known to take time", () => {
    const { plan, decision } = compose({ timings: null, wish: { shards: 1 } });
    expect(planTerminal(planDocument({ plan, notes: [] }, "plan.json"), headlineOf(plan, decision), { colour: false, columns: 60 })).toContain("\n  makespan 2.00 s, bound 2.00 s; guessed from sizes, because\n  no duration is known yet\n");
    const idle = compose({ suites: [suite("unit", ["a", "b"])], timings: timings({ a: 0, b: 0, gone: 1 }), wish: { shards: 1 } });
    expect(planTerminal(planDocument(idle, "plan.json"), "idle", { colour: false, columns: 60 })).toContain("shard   1        0.00 s     2 items  \n");
  });

  it("says in the job summary what was found and where the weights came from, most first", () => {
    const composed = compose({ suites: [suite("unit", ["a", "b", "c"])], timings: timings({ a: 3 }), wish: { shards: 1 } });
    expect(planSummary(composed)).toBe("### Plan: 1 shard for 3 items: as asked\n\n- suite `unit`: jest, because of `jest.config.js`\n\nThe slowest shard is predicted to take 9.00 s; no plan can beat 9.00 s (weights: overall 2, known 1).\n");
    expect(planSummary(compose({ timings: null, wish: { shards: 1 } }))).toMatch(/\nNo duration is known yet, so seconds are guessed from sizes\. The slowest shard is predicted to take 2\.00 s; no plan can beat 2\.00 s \(weights: size 10\)\.\n$/);
  });

  it("names tests that earlier runs know and discovery no longer finds, in every medium", () => {
    const composed = compose({ suites: [suite("unit", ["a", "new"])], timings: timings({ a: 3, "left\u001b[2J\n@out": 1 }), wish: { shards: 1 } });
    const document = planDocument(composed, "plan.json");
    expect(document.notes).toMatchObject([{ code: "tests-vanished", names: ["left\u001b[2J\n@out"] }]);
    expect(planTerminal(document, "plan", { colour: false, columns: 80 }).split("\n").slice(3)).toEqual([
      "  1 test of earlier runs is not found any more (removed, renamed, or left out by",
      "  the runner's configuration; 1 test is new): \"left\\x1b[2J\\n@out\"", "",
    ]);
    const [, note] = planSummary(composed).split("\n\n- 1 test of earlier runs");
    expect(note).toMatch(/is new\): "left[^\n]*out"\n$/u);
    expect(note).not.toContain("\u001b");
    expect(note).not.toContain("n@out");
  });
});
