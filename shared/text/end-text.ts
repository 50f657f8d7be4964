/**
 * The end of something, as people read it: its last day, `2026-11-30` of what is void from the first of December on, and
 * with the time where it ends within a day: `2026-11-30 18:00 UTC`.
 * @param expires moment from which on it is void, as a timestamp; days are those of UTC.
 */
export function endText(expires: string): string {
  const end = new Date(expires);
  const [day, time] = [end.toISOString().slice(0, 10), end.toISOString().slice(11, 16)];
  return time === "00:00" ? new Date(end.getTime() - 1).toISOString().slice(0, 10) : `${day} ${time} UTC`;
}
