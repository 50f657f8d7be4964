import type { Rule } from "../rule.js";

/** How things are named; off until the policy asks for it. */
export const NAMING_RULES: readonly Rule[] = [];
