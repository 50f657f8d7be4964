import type { FileCoverage } from "./model.js";
import { lineHits } from "./totals.js";

/** A name as LCOV can hold it: one line. */
function oneLineName(name: string): string {
  return name.replace(/[\r\n]+/gu, " ");
}

function section(file: FileCoverage): string[] {
  const functions = file.functions.map(({ span, name }, index) => `FN:${span.line},${oneLineName(name)}#${index}`);
  const called = file.functions.map(({ name, hits }, index) => `FNDA:${hits},${oneLineName(name)}#${index}`);
  const arms = file.branches.flatMap(({ span, arms: list }, block) => list.map(({ hits }, arm) => ({ line: span.line, block, arm, hits })));
  const lines = [...lineHits(file)].sort(([a], [b]) => a - b);
  return [
    `SF:${oneLineName(file.path)}`,
    ...functions, ...called,
    `FNF:${file.functions.length}`, `FNH:${file.functions.filter(({ hits }) => hits > 0).length}`,
    ...arms.map(({ line, block, arm, hits }) => `BRDA:${line},${block},${arm},${hits}`),
    `BRF:${arms.length}`, `BRH:${arms.filter(({ hits }) => hits > 0).length}`,
    ...lines.map(([line, hits]) => `DA:${line},${hits}`),
    `LF:${lines.length}`, `LH:${lines.filter(([, hits]) => hits > 0).length}`,
    "end_of_record",
  ];
}

/**
 * Merged coverage as one LCOV text, for editors and services beside Plimsoll. Files are sorted by path. The gate does not
 * read it: LCOV has no statements, and its branches have no structure.
 */
export function writeLcov(files: Iterable<FileCoverage>): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.flatMap((file) => [...section(file), ""]).join("\n");
}
