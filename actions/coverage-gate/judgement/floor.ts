import type { Count } from "../../../shared/coverage/totals.js";

/** Floors may have decimals, such as 92.5; finer ones than a millionth of a percent make no difference. */
const PARTS_PER_PERCENT = 1_000_000;

/**
 * Whether a count reaches a floor in percent. Compares integers only: in floating point 29 of 100 is less than 29 %.
 * What nobody counted is not judged here; that a set holds nothing at all is a problem of its own.
 */
export function reaches({ covered, total }: Count, percent: number): boolean {
  const demanded = BigInt(Math.round(percent * PARTS_PER_PERCENT)) * BigInt(total);
  return BigInt(covered) * 100n * BigInt(PARTS_PER_PERCENT) >= demanded;
}
