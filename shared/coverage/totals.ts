import { METRICS, type FileCoverage, type Metric } from "./model.js";

/** How many of how many. Both are integers; a total of 0 means that nobody measured it. */
export interface Count {
  readonly covered: number;
  readonly total: number;
}

/** The four figures of a file or of a set. */
export type Totals = Readonly<Record<Metric, Count>>;

const NOTHING: Count = { covered: 0, total: 0 };

/** The totals of no file at all. */
export const NO_TOTALS: Totals = { statements: NOTHING, branches: NOTHING, functions: NOTHING, lines: NOTHING };

function countOf(items: Iterable<{ readonly hits: number; readonly weight?: number }>): Count {
  let covered = 0;
  let total = 0;
  for (const { hits, weight = 1 } of items) {
    total += weight;
    if (hits > 0) covered += weight;
  }
  return { covered, total };
}

/** The lines that a statement stands for: its first line in istanbul's definition, all that a block spans in Go's. */
function* statementLines(file: FileCoverage): Generator<{ line: number; hits: number }> {
  for (const { span, weight, hits } of file.statements) {
    if (weight === 0) continue;
    const last = file.format === "go" ? span.endLine : span.line;
    for (let line = span.line; line <= last; line += 1) yield { line, hits };
  }
}

/** Hits by line. A line ran when any statement on it ran, which is also istanbul-lib-coverage's definition. */
export function lineHits(file: FileCoverage): ReadonlyMap<number, number> {
  const hitsByLine = new Map<number, number>();
  for (const { line, hits } of [...file.lines, ...statementLines(file)]) {
    hitsByLine.set(line, Math.max(hits, hitsByLine.get(line) ?? 0));
  }
  return hitsByLine;
}

/** The four figures of one file. */
export function totalsOf(file: FileCoverage): Totals {
  return {
    statements: countOf(file.statements),
    branches: countOf(file.branches.flatMap(({ arms }) => arms)),
    functions: countOf(file.functions),
    lines: countOf(Array.from(lineHits(file).values(), (hits) => ({ hits }))),
  };
}

/** The figures of several files together. */
export function addTotals(all: Iterable<Totals>): Totals {
  const sum = { statements: NOTHING, branches: NOTHING, functions: NOTHING, lines: NOTHING };
  for (const totals of all) {
    for (const metric of METRICS) {
      sum[metric] = {
        covered: sum[metric].covered + totals[metric].covered,
        total: sum[metric].total + totals[metric].total,
      };
    }
  }
  return sum;
}

/** Whether anything at all was counted. 0 of 0 is no proof of anything. */
export function isMeasured(totals: Totals): boolean {
  return METRICS.some((metric) => totals[metric].total > 0);
}
