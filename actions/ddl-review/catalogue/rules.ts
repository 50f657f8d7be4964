import { COMPATIBILITY_RULES } from "../rules/compatibility/rules.js";
import { DATA_LOSS_RULES } from "../rules/data-loss/rules.js";
import { FAILURE_RULES } from "../rules/failure/rules.js";
import { LOCK_RULES } from "../rules/locks/rules.js";
import { SLOW_SQL_RULES } from "../rules/slow-sql/rules.js";
import { SPACE_RULES } from "../rules/space/rules.js";
import type { Rule } from "../rules/rule.js";

/** Every rule, by family and then by name. */
export const RULES: readonly Rule[] = [
  ...LOCK_RULES,
  ...DATA_LOSS_RULES,
  ...COMPATIBILITY_RULES,
  ...FAILURE_RULES,
  ...SPACE_RULES,
  ...SLOW_SQL_RULES,
];
