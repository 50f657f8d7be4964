import type { FindingLevel } from "../finding.js";
import { at, isObject, lineAt, memberOf, textAt, wholeAt } from "../loose-json.js";
import { levelOf, linesBetween, UnreadableReport, type ReportedFinding, type ReportedRun } from "../reported-run.js";

/** By name, and by number as Protocol Buffers may write an enumeration. */
const LEVELS: ReadonlyMap<string, FindingLevel> = new Map([
  ["ERROR", "error"], ["WARNING", "warning"], ["INFO", "note"], ["1", "error"], ["2", "warning"], ["3", "note"],
]);
const UNSAID: ReadonlySet<unknown> = new Set([undefined, null, "", "UNKNOWN_SEVERITY", 0]);

/** What a whole result says for diagnostics that do not say it themselves. */
interface Defaults {
  readonly source: unknown;
  readonly severity: unknown;
}

function levelOfDiagnostic(diagnostic: unknown, defaults: Defaults): FindingLevel {
  const own = memberOf(diagnostic, "severity");
  const said = UNSAID.has(own) ? defaults.severity : own;
  return levelOf(typeof said === "number" ? String(said) : typeof said === "string" ? said : "", LEVELS);
}

function findingOf(diagnostic: unknown, defaults: Defaults): ReportedFinding {
  const range = at(diagnostic, "location", "range");
  // A range without columns is one of whole lines, the last included.
  const endColumn = wholeAt(range, "end", "column");
  return {
    tool: textAt(diagnostic, "source", "name") ?? textAt(defaults.source, "name") ?? "unnamed tool",
    rule: textAt(diagnostic, "code", "value"), level: levelOfDiagnostic(diagnostic, defaults),
    message: textAt(diagnostic, "message") ?? "", path: textAt(diagnostic, "location", "path"),
    ...linesBetween(lineAt(range, "start", "line"), lineAt(range, "end", "line"), endColumn),
  };
}

/**
 * Reads a Reviewdog Diagnostic Format result.
 * @throws UnreadableReport when its diagnostics are no list. Where they are absent, it has none.
 */
export function readRdjson(result: unknown): ReportedRun {
  const diagnostics = memberOf(result, "diagnostics") === undefined ? [] : memberOf(result, "diagnostics");
  if (!Array.isArray(diagnostics)) throw new UnreadableReport("has no list of diagnostics; a tool that found nothing writes \"diagnostics\": []");
  const damaged = diagnostics.findIndex((one) => !isObject(one));
  if (damaged !== -1) throw new UnreadableReport(`diagnostics[${damaged}] is no object`);
  const defaults = { source: memberOf(result, "source"), severity: memberOf(result, "severity") };
  return { findings: diagnostics.map((one: unknown) => findingOf(one, defaults)), problems: [] };
}

/** The JSON of one line; undefined for a line that is none. */
function jsonOf(line: string): unknown {
  try {
    const json: unknown = JSON.parse(line);
    return json;
  } catch {
    return undefined;
  }
}

/**
 * Reads diagnostics of the Reviewdog Diagnostic Format, one a line; blank lines are passed over.
 * @throws UnreadableReport at the first line that is no diagnostic, as where the report is cut off.
 */
export function readRdjsonl(text: string): ReportedRun {
  const findings = text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const diagnostic = jsonOf(line);
    if (!isObject(diagnostic)) throw new UnreadableReport(`line ${index + 1} is cut off or no diagnostic`);
    return [findingOf(diagnostic, { source: undefined, severity: undefined })];
  });
  return { findings, problems: [] };
}
