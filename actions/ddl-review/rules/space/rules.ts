import type { Rule } from "../rule.js";

/** What grows without need, or without end. */
export const SPACE_RULES: readonly Rule[] = [];
