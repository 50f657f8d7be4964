import { parseGoProfile } from "./go-profile.js";
import { IstanbulReader } from "./istanbul-reader.js";
import { parseLcov } from "./lcov-report.js";
import type { CoverageFormat } from "./model.js";
import type { ParsedReport } from "./problem.js";
import { ReportReading } from "./report-reading.js";

/** How much of a report tells its format. */
const HEAD_BYTES = 4096;

/** The format by content: shards rename their reports, so a file name proves nothing. Null when it is none of ours. */
export function detectFormat(bytes: Buffer): CoverageFormat | null {
  const head = bytes.toString("utf8", 0, HEAD_BYTES).replace(/^\uFEFF/u, "").trimStart();
  if (head.startsWith("{") || head.startsWith("[")) return "istanbul";
  if (head.startsWith("mode:")) return "go";
  return /^(?:#.*\r?\n|\s*\n)*(?:TN|SF|VER):/u.test(head) ? "lcov" : null;
}

function formatHint(bytes: Buffer): string {
  const markup = bytes.toString("utf8", 0, HEAD_BYTES).trimStart().startsWith("<");
  const known = "expected istanbul JSON (coverage-final.json), LCOV or a Go cover profile";
  return markup ? `XML reports are not read yet; ${known}` : `the format is not known; ${known}`;
}

/** Reads the reports of one set, of any of our formats; remembers what the next report of the set is likely to repeat. */
export class ReportReader {
  readonly #istanbul = new IstanbulReader();

  /**
   * Reads one report. Damage is told as problems; nothing is thrown for bad content.
   * @param report its name for messages, as the user named it.
   */
  read(report: string, bytes: Buffer): ParsedReport {
    const reading = new ReportReading(report);
    if (bytes.toString("utf8", 0, HEAD_BYTES).trim() === "") return reading.failed("empty-report", "the report is empty; the run that writes it did not finish");
    switch (detectFormat(bytes)) {
      case "istanbul":
        return this.#istanbul.read(report, bytes);
      case "lcov":
        return parseLcov(report, bytes);
      case "go":
        return parseGoProfile(report, bytes);
      case null:
        return reading.failed("unknown-format", formatHint(bytes));
    }
  }
}
