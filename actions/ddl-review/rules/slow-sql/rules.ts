import type { Rule } from "../rule.js";

/** What makes queries slow. */
export const SLOW_SQL_RULES: readonly Rule[] = [];
