import { duration } from "../../policy/sections/tests.js";
import { refined, type Refusal } from "../../schema/refined.js";
import { integer, list, nullable, number, object, text, withDefault, type TypeOf } from "../../schema/shape.js";
import { threshold } from "./threshold.js";

const stageKeys = object({
  name: text({ minLength: 1 }),
  traffic: withDefault(nullable(number({ minimum: 0, maximum: 100, description: "Percent of the traffic." })), null),
  scope: withDefault(list(text({ minLength: 1 }), "What gets the change, such as hosts, regions or tenants, where traffic is not split by percent."), []),
  metric: text({ minLength: 1, description: "What is watched, such as the name of a metric or a query." }),
  threshold,
  bake: duration("How long the stage is watched before the next one."),
  "bake-limit": withDefault(nullable(duration("How long the stage may take to show enough; null leaves it to the promotion.")), null),
  requests: withDefault(nullable(integer({ minimum: 1, description: "The stage has shown nothing before it served as many requests." })), null),
});
/** One step of the release: who gets it, what must hold there, and for how long it is watched. Times are seconds. */
export type GrayStage = TypeOf<typeof stageKeys>;

const stage = refined(stageKeys, function* ({ traffic, scope, bake, "bake-limit": limit }): Generator<Refusal> {
  if ((traffic === null) === (scope.length === 0)) yield { at: [], problem: `expected exactly one of traffic, scope, found ${traffic === null ? "neither" : "both"}` };
  if (traffic === 0) yield { at: ["traffic"], problem: "expected more than 0 percent, found 0; a stage that nobody reaches shows nothing" };
  if (limit !== null && limit < bake) yield { at: ["bake-limit"], problem: "expected at least the bake time" };
});

const stages = refined(list(stage, "In their order; two or more before a review."), function* (all): Generator<Refusal> {
  for (const [index, { name, traffic }] of all.entries()) {
    const before = all.slice(0, index);
    if (before.some((other) => other.name === name)) yield { at: [index, "name"], problem: `two stages have the name ${JSON.stringify(name)}` };
    const most = Math.max(0, ...before.map((other) => other.traffic ?? 0));
    if (traffic !== null && traffic <= most) yield { at: [index, "traffic"], problem: `expected more than the ${most} percent of a stage before it` };
  }
});

/** How a design goes into production step by step: written in its front matter, read by the promotion. */
export const grayPlan = object({
  stages: withDefault(stages, []),
  alerts: withDefault(list(text({ minLength: 1 }), "Names of the alerts that end a stage; the section Monitoring says what they watch."), []),
  rollback: withDefault(text({ pattern: /^[^\r\n]*$/, expected: "one line", description: "How it is taken back, in one line: a command, a switch, a release." }), ""),
});
export type GrayPlan = TypeOf<typeof grayPlan>;
