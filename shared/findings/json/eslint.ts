import type { FindingLevel } from "../finding.js";
import { isObject, lineAt, listAt, memberOf, textAt, wholeAt } from "../loose-json.js";
import { levelOf, linesBetween, UnreadableReport, type ReportedFinding, type ReportedRun } from "../reported-run.js";

const LEVELS: ReadonlyMap<string, FindingLevel> = new Map([["2", "error"], ["1", "warning"]]);

function findingOf(message: unknown, file: string | null): ReportedFinding {
  return {
    tool: "ESLint", rule: textAt(message, "ruleId"), level: levelOf(String(wholeAt(message, "severity")), LEVELS),
    message: textAt(message, "message") ?? "", path: file,
    ...linesBetween(lineAt(message, "line"), lineAt(message, "endLine"), wholeAt(message, "endColumn")),
  };
}

/** What ESLint did not lint: a file that its parser gave up on has no findings but that one. */
function parseProblem(message: unknown, file: string | null): string[] {
  if (memberOf(message, "fatal") !== true) return [];
  return [`ESLint could not lint ${file ?? "a text"}: ${textAt(message, "message") ?? "it does not say why"}`];
}

/** What a file's own counts say beyond its messages: somebody took messages out, or the report was put together wrongly. */
function countProblems(file: unknown): string[] {
  const messages = listAt(file, "messages");
  const named = {
    fatalErrorCount: messages.filter((one) => memberOf(one, "fatal") === true).length,
    errorCount: messages.filter((one) => wholeAt(one, "severity") === 2).length,
    warningCount: messages.filter((one) => wholeAt(one, "severity") === 1).length,
  };
  return Object.entries(named).flatMap(([count, found]) => {
    const said = wholeAt(file, count) ?? 0;
    return said > found ? [`ESLint says ${count} ${said} of ${textAt(file, "filePath") ?? "a text"} and names ${found}: messages are missing`] : [];
  });
}

/**
 * Reads what ESLint's formatters `json` and `json-with-metadata` write.
 * @param report its JSON, a list of files or an object with that list as `results`.
 * @throws UnreadableReport when nothing was linted, or an entry is no result of ESLint.
 */
export function readEslint(report: unknown): ReportedRun {
  const files = Array.isArray(report) ? listAt({ report }, "report") : listAt(report, "results");
  if (files.length === 0) throw new UnreadableReport("names no file: ESLint linted nothing");
  const damaged = files.findIndex((file) => !Array.isArray(memberOf(file, "messages")) || listAt(file, "messages").some((one) => !isObject(one)));
  if (damaged !== -1) throw new UnreadableReport(`[${damaged}] is no result of ESLint: expected filePath and a list of messages`);
  const messages = files.flatMap((file) => {
    const named = textAt(file, "filePath");
    // ESLint calls what it read from a pipe `<text>`.
    const path = named === null || named.startsWith("<") ? null : named;
    return listAt(file, "messages").map((message) => ({ message, path }));
  });
  return {
    findings: messages.map(({ message, path }) => findingOf(message, path)),
    problems: [...messages.flatMap(({ message, path }) => parseProblem(message, path)), ...files.flatMap(countProblems)],
  };
}
