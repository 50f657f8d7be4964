/** Finer than any clock that measures tests. */
const TICKS_PER_SECOND = 1_000_000;

/**
 * Sum of seconds in whole microseconds. Sums of whole numbers do not depend on the order of the terms, so that the order in
 * which a runner lists its tests changes no plan, not even by a last bit that breaks a tie.
 */
export function exactSum(terms: readonly { readonly seconds: number }[]): number {
  let ticks = 0;
  for (const { seconds } of terms) ticks += Math.round(seconds * TICKS_PER_SECOND);
  return ticks / TICKS_PER_SECOND;
}
