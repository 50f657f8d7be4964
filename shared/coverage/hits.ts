/**
 * A counter as the model keeps it: a safe integer from 0 up. Counters beyond 2^53, an unsigned wrap such as
 * 18446744073709551611 among them, become 2^53 - 1; negative ones, which racing C counters produce, become 0.
 */
export function clampHits(count: number): number {
  return Math.min(Math.max(count, 0), Number.MAX_SAFE_INTEGER);
}

/** The sum of two counters, never beyond 2^53 - 1. */
export function addHits(left: number, right: number): number {
  return clampHits(left + right);
}
