import type { CheckFacts } from "../../facts/facts.js";

/**
 * The runs that speak for a check: of each name and workflow the one that started last. Runs that start together, and
 * those of which nobody knows when they started, all speak: none of them can be left out without guessing.
 */
export function latestRuns(runs: readonly CheckFacts[]): CheckFacts[] {
  const groups = new Map<string, CheckFacts[]>();
  for (const run of runs) {
    const key = JSON.stringify([run.name, run.workflow]);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].flatMap(latestOf);
}

function latestOf(group: readonly CheckFacts[]): CheckFacts[] {
  const undated = group.filter((run) => startOf(run) === null);
  // What waits for its start is newer than all that has started.
  if (undated.some(({ status }) => status !== "completed")) return undated;
  const latest = Math.max(...group.map((run) => startOf(run) ?? -Infinity));
  return group.filter((run) => (startOf(run) ?? latest) === latest);
}

/** Milliseconds; null when nobody knows. */
function startOf({ startedAt }: CheckFacts): number | null {
  return startedAt === null ? null : Date.parse(startedAt);
}
