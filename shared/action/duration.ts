const SECONDS_OF = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** Matches durations as people write them, `90s`, `5m`, `1h30m` or `2d`, but none of no length. JSON Schemas publish it. */
export const DURATION_PATTERN = /^(?=.*[1-9])(?:\d{1,9}(?:\.\d{1,3})?(?:ms|s|m|h|d))+$/;

/** Seconds of a text that matches {@link DURATION_PATTERN}. */
export function durationSeconds(text: string): number {
  return Object.entries(SECONDS_OF).reduce((seconds, [unit, each]) => {
    const amounts = text.matchAll(new RegExp(`[\\d.]+(?=${unit}(?![a-z]))`, "g"));
    return Array.from(amounts).reduce((sum, [amount]) => sum + Number(amount) * each, seconds);
  }, 0);
}

/** Seconds of a text such as `90s`; null when it is no duration. */
export function parseDuration(text: string): number | null {
  return DURATION_PATTERN.test(text) ? durationSeconds(text) : null;
}
