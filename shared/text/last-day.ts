/**
 * The last day of something that ends, as people read it: `2026-11-30` of what is void from the first of December on.
 * @param expires moment from which on it is void, as a timestamp; days are those of UTC.
 */
export function lastDay(expires: string): string {
  return new Date(Date.parse(expires) - 1).toISOString().slice(0, 10);
}
