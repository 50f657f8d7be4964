import { rule as renameColumn } from "./rename-column.js";
import { rule as renameTable } from "./rename-table.js";
import { rule as requiredColumnWithoutDefault } from "./required-column-without-default.js";
import type { Rule } from "../rule.js";

/** What the version that still runs does not survive. */
export const COMPATIBILITY_RULES: readonly Rule[] = [
  renameColumn,
  renameTable,
  requiredColumnWithoutDefault,
];
