import { rule as charsetDownConvert } from "./charset-down-convert.js";
import { rule as deleteWithoutWhere } from "./delete-without-where.js";
import { rule as dropCascade } from "./drop-cascade.js";
import { rule as dropColumn } from "./drop-column.js";
import { rule as dropPartition } from "./drop-partition.js";
import { rule as dropSchema } from "./drop-schema.js";
import { rule as dropTable } from "./drop-table.js";
import { rule as enumValueRemoved } from "./enum-value-removed.js";
import { rule as implicitZeroValue } from "./implicit-zero-value.js";
import { rule as narrowedColumn } from "./narrowed-column.js";
import { rule as notNullOnOldRows } from "./not-null-on-old-rows.js";
import { rule as truncate } from "./truncate.js";
import { rule as truncateCascade } from "./truncate-cascade.js";
import { rule as uniqueOnOldRows } from "./unique-on-old-rows.js";
import { rule as unloggedTable } from "./unlogged-table.js";
import { rule as updateWithoutWhere } from "./update-without-where.js";
import { rule as zeroDate } from "./zero-date.js";
import type { Rule } from "../rule.js";

/** Values that are gone afterwards, or that the new form refuses. */
export const DATA_LOSS_RULES: readonly Rule[] = [
  charsetDownConvert,
  deleteWithoutWhere,
  dropCascade,
  dropColumn,
  dropPartition,
  dropSchema,
  dropTable,
  enumValueRemoved,
  implicitZeroValue,
  narrowedColumn,
  notNullOnOldRows,
  truncate,
  truncateCascade,
  uniqueOnOldRows,
  unloggedTable,
  updateWithoutWhere,
  zeroDate,
];
