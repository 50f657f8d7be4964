import type { FileCoverage } from "../../../shared/coverage/model.js";
import { mergeReports } from "../../../shared/coverage/testing/merging.js";

/** The files of some report texts, parsed and merged as the gate does it. */
export function coverageOf(...reports: readonly string[]): FileCoverage[] {
  return [...mergeReports(...reports).files.values()];
}

/** An LCOV section: hits by line, and optional further records. */
export function lcovOf(file: string, hitsByLine: Readonly<Record<number, number>>, ...records: readonly string[]): string {
  const lines = Object.entries(hitsByLine).map(([line, hits]) => `DA:${line},${hits}`);
  return `${[`SF:${file}`, ...lines, ...records, "end_of_record"].join("\n")}\n`;
}
