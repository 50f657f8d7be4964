import { messageOf } from "../../action/errors.js";
import type { ReportFormat } from "../finding.js";
import { at, isObject, memberOf, textAt } from "../loose-json.js";
import { UnreadableReport } from "../reported-run.js";

/** A report told by its content: a file name proves nothing. `json` is what was parsed to tell it, where that is one value. */
export interface ToldFormat {
  readonly format: ReportFormat;
  readonly json: unknown;
}

/** Root elements of the formats in XML, which bear the formats' names. */
const XML_FORMATS = ["checkstyle", "pmd"] as const;

const KNOWN = "expected SARIF 2.1.0, Checkstyle or PMD XML, ESLint JSON, rdjson or rdjsonl";

/** The first element behind the declaration, comments and processing instructions. */
function rootElement(text: string): string | null {
  let rest = text.trimStart();
  for (;;) {
    const end = rest.startsWith("<?") ? rest.indexOf("?>") + 2 : rest.startsWith("<!--") ? rest.indexOf("-->") + 3 : 0;
    // A document type names the element too; whoever reads it refuses it.
    if (end === 0) return /^<(?:!DOCTYPE\s+)?([A-Za-z_][\w.:-]*)/u.exec(rest)?.[1] ?? null;
    // Not found: indexOf said -1, and what is cut off here has no element.
    if (end < 4) return null;
    rest = rest.slice(end).trimStart();
  }
}

function xmlFormat(text: string): ReportFormat {
  const root = rootElement(text);
  const found = XML_FORMATS.find((one) => one === root);
  if (found === undefined) throw new UnreadableReport(root === null ? "is XML without an element: it is cut off" : `is XML of another kind (${root}); ${KNOWN}`);
  return found;
}

/** A diagnostic of rdjsonl. Protocol Buffers leave empty texts out. */
function isDiagnostic(value: unknown): boolean {
  return isObject(value) && (typeof memberOf(value, "message") === "string" || isObject(memberOf(value, "location")));
}

function jsonFormat(json: unknown): ReportFormat | null {
  if (Array.isArray(json)) return json.every((one) => memberOf(one, "messages") !== undefined) ? "eslint" : null;
  if (memberOf(json, "runs") !== undefined || /sarif/iu.test(textAt(json, "$schema") ?? "")) return "sarif";
  if (memberOf(json, "diagnostics") !== undefined) return "rdjson";
  if (Array.isArray(memberOf(json, "results")) && isObject(at(json, "metadata"))) return "eslint";
  if (isDiagnostic(json)) return "rdjsonl";
  return isEmptyResult(json) ? "rdjson" : null;
}

/** What reviewdog writes when there is nothing to report: Protocol Buffers leave empty lists out. With anything else beside it, it is no such result. */
function isEmptyResult(json: unknown): boolean {
  return isObject(json) && textAt(json, "source", "name") !== null && Object.keys(json).every((key) => key === "source" || key === "severity");
}

/** The first line that says something, when there is more behind it. */
function isFirstDiagnostic(text: string): boolean {
  const first = text.trimStart().split("\n", 1).join("");
  try {
    return isDiagnostic(JSON.parse(first));
  } catch {
    return false;
  }
}

/**
 * Tells the format of a report by its content.
 * @throws UnreadableReport for an empty report, one that is cut off, and one of a format that is not read.
 */
export function tellFormat(text: string): ToldFormat {
  if (text.trim() === "") throw new UnreadableReport("is empty; the tool that writes it did not finish");
  if (text.trimStart().startsWith("<")) return { format: xmlFormat(text), json: undefined };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (thrown) {
    if (isFirstDiagnostic(text)) return { format: "rdjsonl", json: undefined };
    // What the parser quotes of the text does not belong into a public log.
    throw new UnreadableReport(`is cut off or no report that is read (${messageOf(thrown).replace(/, (?:\.\.\.)?".*$/su, "")}); ${KNOWN}`);
  }
  const format = jsonFormat(json);
  if (format === null) throw new UnreadableReport(`is JSON of another kind; ${KNOWN}`);
  return { format, json };
}
