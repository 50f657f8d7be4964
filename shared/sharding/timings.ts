import { integer, mapOf, number, object, optional, text } from "../schema/shape.js";
import type { TypeOf } from "../schema/shape.js";

/** Over thirty years: no duration, and the sums of a plan stay finite. */
const LONGEST_SECONDS = 1e9;

/**
 * Known durations by item id. `tests` alone is enough, so files of other tools fit after wrapping; the other keys are
 * written by merge-shards. Skipped tests stand there with 0 seconds.
 */
export const timingsShape = object(
  {
    tests: mapOf(number({ minimum: 0, maximum: LONGEST_SECONDS }), "Seconds by item id."),
    runs: optional(integer({ minimum: 0, description: "How many runs have gone into the smoothed durations." })),
    commit: optional(text({ description: "Commit of the last of these runs." })),
  },
  { open: true, description: "Durations of tests, input of plan-shards and output of merge-shards." },
);
export type Timings = TypeOf<typeof timingsShape>;

/** What one run measured. */
export interface MeasuredItem {
  readonly id: string;
  /** Wall time, the item's share of its group's imports and set-up included. */
  readonly seconds: number;
}

/** Weight of the newest run. Measured on real series, a half beats the last run alone and the median of five. */
const SMOOTHING = 0.5;
/** Finer than any clock of a runner; keeps the file readable. */
const MICROSECONDS = 1_000_000;

interface TimingsUpdate {
  readonly measured: readonly MeasuredItem[];
  /** Ids that exist at this commit, or null when that is not known: ids that are gone are dropped only then. */
  readonly existing: ReadonlySet<string> | null;
  readonly commit: string;
}

/** The previous durations with one more run smoothed in (exponentially weighted, half-life of one run). */
export function updateTimings(previous: Timings | null, { measured, existing, commit }: TimingsUpdate): Timings {
  const tests = new Map(previous?.tests ?? []);
  for (const { id, seconds } of measured) {
    const before = tests.get(id);
    // A test that was skipped before has no duration to smooth with, and a skipped one has none to add.
    const smoothed = before === undefined || before === 0 || seconds === 0 ? seconds : before + SMOOTHING * (seconds - before);
    tests.set(id, Math.round(smoothed * MICROSECONDS) / MICROSECONDS);
  }
  const kept = [...tests].filter(([id]) => existing === null || existing.has(id)).sort(([a], [b]) => (a < b ? -1 : 1));
  return { tests: new Map(kept), runs: (previous?.runs ?? 0) + 1, commit };
}

/** The file's text; one id a line, so that a version control system shows what changed. */
export function timingsText(timings: Timings): string {
  return `${JSON.stringify({ ...timings, tests: Object.fromEntries(timings.tests) }, null, 1)}\n`;
}
