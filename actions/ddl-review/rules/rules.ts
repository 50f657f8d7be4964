import { rule as checkNotValidFirst } from "./locks/check-not-valid-first.js";
import { rule as copyAlgorithm } from "./locks/copy-algorithm.js";
import { rule as fkNotValidFirst } from "./locks/fk-not-valid-first.js";
import { rule as indexNotConcurrent } from "./locks/index-not-concurrent.js";
import { rule as setNotNullScan } from "./locks/set-not-null-scan.js";
import { rule as tableRewrite } from "./locks/table-rewrite.js";
import { rule as deleteWithoutWhere } from "./data-loss/delete-without-where.js";
import { rule as dropColumn } from "./data-loss/drop-column.js";
import { rule as dropTable } from "./data-loss/drop-table.js";
import { rule as truncate } from "./data-loss/truncate.js";
import { rule as updateWithoutWhere } from "./data-loss/update-without-where.js";
import { rule as renameColumn } from "./compatibility/rename-column.js";
import { rule as renameTable } from "./compatibility/rename-table.js";
import { rule as requiredColumnWithoutDefault } from "./compatibility/required-column-without-default.js";
import { rule as unreviewed } from "./failure/unreviewed.js";
import type { Rule } from "./rule.js";

/** Every rule, by family and then by name. */
export const RULES: readonly Rule[] = [
  checkNotValidFirst,
  copyAlgorithm,
  fkNotValidFirst,
  indexNotConcurrent,
  setNotNullScan,
  tableRewrite,
  deleteWithoutWhere,
  dropColumn,
  dropTable,
  truncate,
  updateWithoutWhere,
  renameColumn,
  renameTable,
  requiredColumnWithoutDefault,
  unreviewed,
];
