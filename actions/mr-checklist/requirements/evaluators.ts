import type { RequirementKind, RequirementOf } from "../../../shared/policy/sections/checklist/requirement.js";
import type { Evaluation, Evaluator } from "../judgement/evaluation.js";

/** One evaluator for each kind of requirement: a kind without one does not compile. */
export type Evaluators = { readonly [K in RequirementKind]: Evaluator<RequirementOf<K>> };

/** What a kind comes to that nothing evaluates yet: never a pass. */
export function notEvaluated(): Evaluation {
  return { state: "error", evidence: [], reason: "this version of Plimsoll cannot judge this kind of requirement" };
}
