/** When a waiver ends. */
export interface End {
  /** From this moment on it is void. */
  readonly expires: Date;
  /** What is compared with the longest that the policy allows: a day may be ended, once it has begun in time. */
  readonly begins: Date;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z$/;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Reads `2026-11-30`, which lasts to the end of that day, or `2026-11-30T18:00Z`; null for what is no such date. */
export function readEnd(text: string): End | null {
  const written = text.toUpperCase();
  if (MOMENT.test(written)) {
    const moment = realDate(written, written.slice(0, 16));
    return moment === null ? null : { expires: moment, begins: moment };
  }
  const day = DAY.test(written) ? realDate(`${written}T00:00:00Z`, written) : null;
  return day === null ? null : { expires: new Date(day.getTime() + MILLISECONDS_PER_DAY), begins: day };
}

/** JavaScript reads 30 February as the first days of March. */
function realDate(text: string, start: string): Date | null {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(start) ? date : null;
}
