import { rule as deleteWithoutWhere } from "./delete-without-where.js";
import { rule as dropColumn } from "./drop-column.js";
import { rule as dropTable } from "./drop-table.js";
import { rule as truncate } from "./truncate.js";
import { rule as updateWithoutWhere } from "./update-without-where.js";
import type { Rule } from "../rule.js";

/** Values that are gone afterwards. */
export const DATA_LOSS_RULES: readonly Rule[] = [
  deleteWithoutWhere,
  dropColumn,
  dropTable,
  truncate,
  updateWithoutWhere,
];
