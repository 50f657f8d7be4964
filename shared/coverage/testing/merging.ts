import { mergeCoverage, type MergedCoverage } from "../merge.js";
import { parseReport } from "../report.js";

/** Parses each text as a report named `shard-1`, `shard-2` ... and merges all files under the paths they report. */
export function mergeReports(...contents: readonly string[]): MergedCoverage {
  const parsed = contents.map((content, index) => parseReport(`shard-${index + 1}`, Buffer.from(content)));
  const merged = mergeCoverage(
    parsed.flatMap(({ report, files }) => files.map((file) => ({ report, reportedPath: file.path, file }))),
  );
  return {
    files: merged.files,
    problems: [...parsed.flatMap(({ problems }) => problems), ...merged.problems],
    notes: [...parsed.flatMap(({ notes }) => notes), ...merged.notes],
  };
}
