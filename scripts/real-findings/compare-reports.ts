import { readFileSync } from "node:fs";
import path from "node:path";
import { readRdjson, readRdjsonl } from "../../shared/findings/json/rdjson.js";
import { UnreadableReport, type ReportedFinding, type ReportedRun } from "../../shared/findings/reported-run.js";
import { tellFormat } from "../../shared/findings/reports/report-format.js";
import { reportText } from "../../shared/findings/reports/report-text.js";
import { readSarif } from "../../shared/findings/sarif/log.js";
import { readCheckstyle } from "../../shared/findings/xml/checkstyle.js";
import type { Comparison } from "./comparison.js";
import type { ForeignFinding, ForeignReport } from "./go-readers.js";
import type { SarifRecord } from "./sarif-tools.js";

const LEVELS = new Map([["ERROR", "error"], ["WARNING", "warning"], ["INFO", "note"]]);
const SHOWN_OF_MESSAGE = 60;

/** Our lines for a report; one that says why where we refuse it. Paths are not matched to a repository: there is none. */
function readingOf(file: string, line: (finding: ReportedFinding) => string): string[] {
  const text = reportText(readFileSync(file));
  try {
    const { format, json } = tellFormat(text);
    return runsOf(format, json, text, file).flatMap(({ findings }) => findings.map(line));
  } catch (thrown) {
    if (thrown instanceof UnreadableReport) return [`refused: ${thrown.message}`];
    throw thrown;
  }
}

function runsOf(format: string, json: unknown, text: string, file: string): readonly ReportedRun[] {
  switch (format) {
    case "sarif":
      return readSarif(json);
    case "checkstyle":
      return [readCheckstyle(text, file)];
    case "rdjson":
      return [readRdjson(json)];
    case "rdjsonl":
      return [readRdjsonl(text)];
    default:
      throw new Error(`${file} was taken for ${format}`);
  }
}

/** One spelling of a path, whatever folder it is told from. */
function placeOf(written: string | null, root: string): string {
  return written === null || written === "" ? "nowhere" : path.posix.resolve(root, written);
}

function plain(message: string): string {
  return message.replace(/\s+/g, " ").trim().slice(0, SHOWN_OF_MESSAGE);
}

function oursOf({ path: written, line, endLine, level, rule, message }: ReportedFinding, root: string): string {
  return `${placeOf(written, root)}:${line ?? "-"}-${endLine ?? "-"} ${level} ${rule ?? "-"} ${plain(message)}`;
}

function theirsOf({ path: written, line, endLine, endColumn, level, rule, message }: ForeignFinding, root: string): string {
  // An end is exclusive: one at a line's beginning does not reach into it.
  const last = endLine === 0 ? line : endColumn === 1 && endLine > line ? endLine - 1 : endLine;
  return `${placeOf(written, root)}:${line === 0 ? "-" : line}-${line === 0 ? "-" : last} ${LEVELS.get(level) ?? "unknown"} ${rule === "" ? "-" : rule} ${plain(message)}`;
}

/** reviewdog's reading of each report beside ours; `root` is the folder in which it ran. */
export function besideReviewdog(readings: readonly ForeignReport[], root: string): Comparison[] {
  return readings.map(({ file, error, findings }) => ({
    file, reader: "reviewdog",
    ours: readingOf(file, (one) => oursOf(one, root)),
    theirs: error === "" ? (findings ?? []).map((one) => theirsOf(one, root)) : null,
  }));
}

/** sarif-tools' reading of each log beside ours. It knows neither ends nor bases of paths. */
export function besideSarifTools(files: readonly string[], records: readonly SarifRecord[], root: string): Comparison[] {
  return files.map((file) => ({
    file, reader: "sarif-tools",
    ours: readingOf(file, (one) => `${placeOf(one.path, root)}:${one.line ?? "-"} ${one.level} ${one.rule ?? "-"}`),
    theirs: records.filter((record) => record.file === file).map(({ location, line, severity, code }) => `${placeOf(pathOf(location), root)}:${line ?? "-"} ${severity} ${code ?? "-"}`),
  }));
}

function pathOf(location: string | null): string | null {
  return location === null ? null : decodeURIComponent(location).replace(/^file:\/\//, "");
}
