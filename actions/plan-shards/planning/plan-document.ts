import { integer, list, nullable, number, object, oneOf, text, type TypeOf } from "../../../shared/schema/shape.js";
import type { WeighedItem } from "../../../shared/sharding/bundles.js";
import type { ShardAssignment } from "../../../shared/sharding/assignment.js";
import { itemsOfShard } from "../../../shared/sharding/plan.js";
import { BASIS_MEANING, WEIGHT_BASES } from "../../../shared/sharding/weights.js";
import { testsNoteShape } from "../../../shared/sharding/vanished-tests.js";
import type { ComposedPlan } from "./compose-plan.js";

/** What `plimsoll plan-shards --json` prints. */
export const planDocumentShape = object({
  shards: list(object({
    index: integer({ minimum: 0, description: "Counts from 0." }),
    seconds: number({ minimum: 0, description: "Predicted." }),
    items: list(text(), "Ids, in the order of an unsharded run."),
  })),
  makespan: number({ minimum: 0, description: "Predicted seconds of the slowest shard." }),
  bound: number({ minimum: 0, description: "Seconds that no plan for this number of shards can beat." }),
  basis: oneOf(WEIGHT_BASES, BASIS_MEANING),
  digest: nullable(text({ description: "Digest of the plan file; null when only a timings file was planned." })),
  plan: nullable(text({ description: "Path of the plan file." })),
  notes: list(testsNoteShape, "What a reader should know although it changes nothing."),
});
export type PlanDocument = TypeOf<typeof planDocumentShape>;

/** The document of a plan that was written to `file`. */
export function planDocument({ plan, notes }: Pick<ComposedPlan, "plan" | "notes">, file: string): PlanDocument {
  const { makespan, bound, digest, weights } = plan;
  const shards = plan.shards.map(({ index, seconds }) => ({ index, seconds, items: itemsOfShard(plan, index).map(({ id }) => id) }));
  return { shards, makespan, bound, basis: weights.basis, digest, plan: file, notes: [...notes] };
}

/** The document of an assignment that was made from a timings file alone. */
export function assignmentDocument({ shards, makespan, bound }: ShardAssignment<WeighedItem>): PlanDocument {
  return {
    shards: shards.map(({ index, seconds, items }) => ({ index, seconds, items: items.map(({ id }) => id) })),
    makespan, bound, basis: "durations", digest: null, plan: null, notes: [],
  };
}
