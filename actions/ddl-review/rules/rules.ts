import { COMPATIBILITY_RULES } from "./compatibility/rules.js";
import { DATA_LOSS_RULES } from "./data-loss/rules.js";
import { FAILURE_RULES } from "./failure/rules.js";
import { LOCK_RULES } from "./locks/rules.js";
import { NAMING_RULES } from "./naming/rules.js";
import { SLOW_SQL_RULES } from "./slow-sql/rules.js";
import { SPACE_RULES } from "./space/rules.js";
import type { Rule } from "./rule.js";

/** Every rule, by family and then by name. */
export const RULES: readonly Rule[] = [
  ...LOCK_RULES,
  ...DATA_LOSS_RULES,
  ...COMPATIBILITY_RULES,
  ...FAILURE_RULES,
  ...SPACE_RULES,
  ...SLOW_SQL_RULES,
  ...NAMING_RULES,
];
