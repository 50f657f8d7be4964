import { rule as unreviewed } from "./unreviewed.js";
import type { Rule } from "../rule.js";

/** What makes a migration fail, or leaves it half applied. */
export const FAILURE_RULES: readonly Rule[] = [
  unreviewed,
];
