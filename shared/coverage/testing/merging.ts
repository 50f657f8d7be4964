import { mergeCoverage, type MergedCoverage } from "../merge.js";
import type { ParsedReport } from "../problem.js";
import { ReportReader } from "../report.js";

/** Merges all files of some reports under the paths that they report, and gathers all problems and notes. */
export function mergeParsed(parsed: readonly ParsedReport[]): MergedCoverage {
  const merged = mergeCoverage(parsed.flatMap(({ report, files }) => files.map((file) => ({ report, path: file.path, file }))));
  return {
    files: merged.files,
    problems: [...parsed.flatMap(({ problems }) => problems), ...merged.problems],
    notes: [...parsed.flatMap(({ notes }) => notes), ...merged.notes],
  };
}

/** Reads each text as a report named `shard-1`, `shard-2` ... of one set, and merges them. */
export function mergeReports(...contents: readonly string[]): MergedCoverage {
  const reader = new ReportReader();
  return mergeParsed(contents.map((content, index) => reader.read(`shard-${index + 1}`, Buffer.from(content))));
}
