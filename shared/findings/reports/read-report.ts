import { attempt } from "../../action/attempt.js";
import { clip } from "../../report/clip.js";
import { oneLine } from "../../report/escape/invisible.js";
import type { Finding, FindingReport, ReportFormat } from "../finding.js";
import { readEslint } from "../json/eslint.js";
import { readRdjson, readRdjsonl } from "../json/rdjson.js";
import { RepositoryFiles } from "../paths/repository-files.js";
import { tellFormat, type ToldFormat } from "./report-format.js";
import { reportText } from "./report-text.js";
import { UnreadableReport, type ReportedFinding, type ReportedRun } from "../reported-run.js";
import { readSarif } from "../sarif/log.js";
import { readCheckstyle } from "../xml/checkstyle.js";
import { readPmd } from "../xml/pmd.js";

/** Longer messages are cut: one finding must not fill a page. */
const LONGEST_MESSAGE = 1000;
const LONGEST_NAME = 200;
const LONGEST_PROBLEM = 500;

/** Where nothing is known of the repository: relative paths are taken as they stand, absolute ones are about no known file. */
const NOTHING_KNOWN = new RepositoryFiles({ roots: [], files: null });

function runsOf({ format, json }: ToldFormat, text: string, report: string): readonly ReportedRun[] {
  switch (format) {
    case "sarif":
      return readSarif(json);
    case "checkstyle":
      return [readCheckstyle(text, report)];
    case "pmd":
      return [readPmd(text)];
    case "eslint":
      return [readEslint(json)];
    case "rdjson":
      return [readRdjson(json)];
    case "rdjsonl":
      return [readRdjsonl(text)];
  }
}

/** A message with its place where that could not be placed: a reader wants to know what the tool said. */
function messageOfFinding({ message, path, line }: ReportedFinding, file: string | null): string {
  const text = message.trim();
  if (path === null || file !== null) return clip(text, LONGEST_MESSAGE);
  return clip(`${text} (at ${path}${line === null ? "" : `:${line}`}, which is no file that is known here)`, LONGEST_MESSAGE);
}

function placed({ findings }: ReportedRun, repository: RepositoryFiles): Finding[] {
  const files = repository.find(findings.flatMap(({ path }) => (path === null ? [] : [path])));
  return findings.map((finding) => {
    const { tool, rule, level, line, endLine } = finding;
    const file = finding.path === null ? null : (files.get(finding.path) ?? null);
    return {
      tool: clip(tool, LONGEST_NAME), rule: rule === null ? null : clip(rule, LONGEST_NAME), level, message: messageOfFinding(finding, file), file,
      line: file === null ? null : line, endLine: file === null ? null : endLine,
    };
  });
}

function problemOf(problems: readonly string[]): string | null {
  const [first] = problems;
  if (first === undefined) return null;
  return `${clip(oneLine(first), LONGEST_PROBLEM)}${problems.length === 1 ? "" : ` (and ${problems.length - 1} more)`}`;
}

function unread(report: string, format: ReportFormat | null, { message }: Error): FindingReport {
  return { file: report, format, problem: clip(oneLine(message), LONGEST_PROBLEM), findings: [] };
}

/**
 * Reads one report of a static analyser: SARIF 2.1.0, Checkstyle or PMD XML, ESLint JSON, rdjson or rdjsonl, told by its
 * content. Nothing is thrown for bad content: a report that proves nothing has a problem.
 * @param report its path, from the repository's root.
 * @param bytes its content; null when there is no such file.
 * @param repository what its paths are matched against; one object for all reports.
 */
export function readFindingReport(report: string, bytes: Uint8Array | null, repository: RepositoryFiles = NOTHING_KNOWN): FindingReport {
  if (bytes === null) return unread(report, null, new UnreadableReport("there is no such file; the tool that writes it did not run or did not finish"));
  const told = attempt(UnreadableReport, () => {
    const text = reportText(bytes);
    return { text, ...tellFormat(text) };
  });
  if (told instanceof UnreadableReport) return unread(report, null, told);
  const runs = attempt(UnreadableReport, () => runsOf(told, told.text, report));
  if (runs instanceof UnreadableReport) return unread(report, told.format, runs);
  return {
    file: report, format: told.format, problem: problemOf(runs.flatMap(({ problems }) => problems)),
    findings: runs.flatMap((run) => placed(run, repository)),
  };
}
