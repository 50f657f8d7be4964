import type { FileCoverage } from "./model.js";

/** The branch keys of each line, in one text per line. */
function keysByLine(file: FileCoverage): Map<number, string> {
  const keys = new Map<number, string[]>();
  for (const { type, span, arms } of file.branches) {
    const key = JSON.stringify([type, ...arms.map(({ name }) => name)]);
    keys.set(span.line, [...(keys.get(span.line) ?? []), key]);
  }
  return new Map(Array.from(keys, ([line, list]) => [line, list.sort().join()]));
}

/**
 * The first line whose LCOV branches differ between two records of one file, or null. LCOV numbers branches by the order
 * in which a run met them; with V8 that order and even their number change from run to run, and a union of such numbers
 * counts one branch several times.
 */
export function unstableBranchLine(left: FileCoverage, right: FileCoverage): number | null {
  if (left.format !== "lcov") return null;
  const leftKeys = keysByLine(left);
  const rightKeys = keysByLine(right);
  const lines = [...new Set([...leftKeys.keys(), ...rightKeys.keys()])].sort((a, b) => a - b);
  return lines.find((line) => leftKeys.get(line) !== rightKeys.get(line)) ?? null;
}
