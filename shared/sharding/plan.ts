import { integer, list, literal, mapOf, number, object, oneOf, text, type TypeOf } from "../schema/shape.js";
import { suiteShape } from "../policy/sections/tests.js";
import { MOST_SHARDS } from "./assignment.js";
import { BASIS_MEANING, WEIGHT_BASES, WEIGHT_SOURCES } from "./weights.js";

const weight = number({ minimum: 0, description: "Predicted seconds." });

/** A suite as the shards need it: nothing about it is looked up again. */
const plannedSuite = object({
  suite: suiteShape,
  evidence: text({ description: "What told that the suite is there, such as a file or the policy." }),
  untested: list(text(), "Groups without tests whose coverage counts as zero; the first shard measures them."),
});

const plannedItem = object({
  id: text({ minLength: 1 }),
  suite: text({ minLength: 1 }),
  group: text({ minLength: 1, description: "File or package; its items share a start-up." }),
  seconds: weight,
});

const plannedShard = object({
  index: integer({ minimum: 0, maximum: MOST_SHARDS - 1 }),
  seconds: weight,
  items: list(integer({ minimum: 0 }), "Positions in `items`."),
});

/** The plan file. Shards only execute it; nothing in it may be decided anew. */
export const planShape = object(
  {
    version: literal(1),
    tool: text({ minLength: 1, description: "Version of Plimsoll that planned." }),
    commit: text({ pattern: /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, expected: "a commit sha" }),
    suites: list(plannedSuite),
    items: list(plannedItem, "Every test that discovery found, in the order of an unsharded run."),
    shards: list(plannedShard),
    makespan: weight,
    bound: weight,
    weights: object({
      basis: oneOf(WEIGHT_BASES, BASIS_MEANING),
      sources: mapOf(integer({ minimum: 1 }), `How many weights came from where: ${WEIGHT_SOURCES.join(", ")}.`),
    }),
    digest: text({ pattern: /^[0-9a-f]{64}$/, expected: "a SHA-256 in hexadecimal", description: "SHA-256 of the canonical JSON of everything else." }),
  },
  { description: "Plan of a sharded test run, written by plan-shards." },
);
export type Plan = TypeOf<typeof planShape>;
/** One item of a plan. */
export type PlannedItem = Plan["items"][number];
/** One suite of a plan. */
export type PlannedSuite = Plan["suites"][number];

/** The items that a plan gives to one shard, in the order of an unsharded run; none for an index that it does not have. */
export function itemsOfShard(plan: Plan, index: number): PlannedItem[] {
  const shard = plan.shards.find((candidate) => candidate.index === index);
  return (shard?.items ?? []).map((position) => plan.items[position]).filter((item) => item !== undefined);
}
