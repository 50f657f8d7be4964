import { integer, list, literal, nullable, number, object, oneOf, text, type TypeOf } from "../../schema/shape.js";
import type { GrayPlan, GrayStage } from "./gray-plan.js";
import { COMPARISONS } from "./threshold.js";

const step = object({
  name: text({ minLength: 1 }),
  percent: nullable(number({ minimum: 0, maximum: 100, description: "Percent of the traffic; null where targets are named." })),
  targets: list(text({ minLength: 1 }), "Hosts, regions, tenants; empty where traffic is split by percent."),
  metrics: list(object({
    metric: text({ minLength: 1 }),
    comparison: oneOf(COMPARISONS, "On which side of the value the step is well."),
    value: number(),
    unit: text({ description: "Such as %, ms; empty for a plain number." }),
  }), "All must hold; no data is never a pass."),
  bake: object({
    min: number({ minimum: 0, description: "Seconds that the step is watched at least." }),
    max: nullable(number({ minimum: 0, description: "Seconds after which a step that has not shown enough is inconclusive; null: the promotion's own limit." })),
    minRequests: nullable(integer({ minimum: 1 })),
  }),
});

/** The gray plan of an approved design as the promotion reads it; docs/schemas/gray-plan.json publishes it. */
export const exportedPlanShape = object({
  version: literal(1),
  design: object({
    id: text({ minLength: 1 }),
    title: text(),
    path: text({ minLength: 1, description: "From the repository's root." }),
    digest: text({ pattern: /^[0-9a-f]{64}$/, expected: "a SHA-256 in hexadecimal", description: "Of the content that was approved." }),
  }),
  steps: list(step, "In their order; at least two."),
  alerts: list(text({ minLength: 1 }), "Any of them ends the rollout."),
  rollback: text({ minLength: 1, description: "How the change is taken back." }),
});
export type ExportedPlan = TypeOf<typeof exportedPlanShape>;

function exportedStep({ name, traffic, scope, metric, threshold, bake, "bake-limit": max, requests }: GrayStage): ExportedPlan["steps"][number] {
  return {
    name, percent: traffic, targets: [...scope],
    metrics: [{ metric, ...threshold }],
    bake: { min: bake, max, minRequests: requests },
  };
}

/** The plan for the promotion. Only that of an approved design may be handed on. */
export function exportedPlan({ stages, alerts, rollback }: GrayPlan, design: ExportedPlan["design"]): ExportedPlan {
  return { version: 1, design, steps: stages.map(exportedStep), alerts: [...alerts], rollback };
}
