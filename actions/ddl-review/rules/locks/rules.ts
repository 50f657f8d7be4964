import { rule as checkNotValidFirst } from "./check-not-valid-first.js";
import { rule as copyAlgorithm } from "./copy-algorithm.js";
import { rule as fkNotValidFirst } from "./fk-not-valid-first.js";
import { rule as indexNotConcurrent } from "./index-not-concurrent.js";
import { rule as setNotNullScan } from "./set-not-null-scan.js";
import { rule as tableRewrite } from "./table-rewrite.js";
import type { Rule } from "../rule.js";

/** Who has to wait while a statement runs, and for how long. */
export const LOCK_RULES: readonly Rule[] = [
  checkNotValidFirst,
  copyAlgorithm,
  fkNotValidFirst,
  indexNotConcurrent,
  setNotNullScan,
  tableRewrite,
];
