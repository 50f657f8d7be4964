/** `covered` of `total` items; both are integers. */
export interface Count {
  readonly covered: number;
  readonly total: number;
}

/** A safe integer with thousands separated: `172,063`. The locale's own way loads its tables, a tenth of a start-up. */
export function integerText(value: number): string {
  return String(Math.trunc(value)).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `1 file`, `2 files`. The plural is `noun` with an `s` unless given. */
export function plural(value: number, noun: string, nouns = `${noun}s`): string {
  return `${integerText(value)} ${value === 1 ? noun : nouns}`;
}

/** Whether all of something was covered. Nothing at all is not covered. */
export function isComplete(count: Count): boolean {
  return count.total > 0 && count.covered === count.total;
}

/** Percent, cut to two decimals and never rounded up: only a complete count reads `100 %`, and 0 of 0 is no percentage. */
export function percentText(count: Count): string {
  if (count.total === 0) return "nothing to measure";
  if (isComplete(count)) return "100 %";
  return `${(Math.floor((count.covered * 10000) / count.total) / 100).toFixed(2)} %`;
}

/** Whether `count` misses a floor in percent. Without a floor, or with nothing to measure, there is nothing to say. */
export function isBelow(count: Count, floor: number | undefined): boolean {
  return floor !== undefined && count.total > 0 && count.covered * 100 < floor * count.total;
}

/** `12` or `12-14`. */
export function lineRange(line: number, endLine: number): string {
  return line === endLine ? String(line) : `${line}-${endLine}`;
}

/** `311 of 312`. */
export function countText(count: Count): string {
  return `${integerText(count.covered)} of ${integerText(count.total)}`;
}

/** Seconds for people: `0.32 s`, `41.2 s`, `2 min 05 s`, `1 h 02 min`. A time that is no number reads `unknown`. */
export function durationText(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return "unknown";
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${pad(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${pad(Math.floor((whole % 3600) / 60))} min`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
