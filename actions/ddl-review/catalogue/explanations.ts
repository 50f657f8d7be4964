import { IGNORE } from "../ignores/explanation.js";
import { ORDER_EXPLANATIONS } from "../migrations/order/explanations.js";
import { REFUSED } from "../rules/failure/refused.js";
import type { Explanation } from "../rules/rule.js";
import { RULES } from "./rules.js";

/** Everything that a finding can be called, with its explanation: the rules, and what is found without one. */
export const EXPLANATIONS: readonly Explanation[] = [...RULES, REFUSED, ...ORDER_EXPLANATIONS, IGNORE];
