const SECONDS_OF = new Map([["ms", 0.001], ["s", 1], ["m", 60], ["h", 3600], ["d", 86_400]]);

/** Seconds of a text such as `90s`, `5m`, `1h30m` or `2d`; null when it is not a duration. */
export function parseDuration(text: string): number | null {
  if (!/^(?:\d{1,9}(?:\.\d{1,3})?(?:ms|s|m|h|d))+$/.test(text)) return null;
  let seconds = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    seconds += Number(amount) * (SECONDS_OF.get(unit ?? "") ?? 0);
  }
  return seconds;
}

/** A duration as people write it: `0.4 s`, `12 s`, `4 min 05 s`, `1 h 02 min`. */
export function durationText(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const pad = (value: number): string => String(value).padStart(2, "0");
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${pad(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${pad(Math.floor((whole % 3600) / 60))} min`;
}
