import type { RequirementKind, RequirementOf } from "../../../shared/policy/sections/checklist/requirement.js";
import type { Evaluator } from "../evaluation/evaluation.js";

/** One evaluator for each kind of requirement: a kind without one does not compile. */
export type Evaluators = { readonly [K in RequirementKind]: Evaluator<RequirementOf<K>> };
