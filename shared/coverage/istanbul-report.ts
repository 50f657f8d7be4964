import { messageOf } from "../action/errors.js";
import { ShapeError } from "../schema/shape.js";
import { visibleFileName } from "../report/escape/file-name.js";
import { attempt } from "../action/attempt.js";
import { istanbulRecord } from "./istanbul-record.js";
import { isEntries } from "./istanbul-span.js";
import type { FileCoverage } from "./model.js";
import { ReportReading } from "./report-reading.js";
import type { ParsedReport } from "./problem.js";

/** Other JSON that people point the gate at by mistake, by a key that gives it away. */
const LOOKALIKES: readonly { key: string; hint: string }[] = [
  { key: "total", hint: "this is a coverage summary; give the full report, coverage-final.json" },
  { key: "files", hint: "this is coverage.py's JSON; write LCOV instead: `coverage lcov`" },
  { key: "result", hint: "this is raw V8 coverage; let c8, jest or vitest write coverage-final.json from it" },
];

/** V8 keeps its error's position in the text of the message; the rest of that text quotes the report, which is not ours. */
function syntaxProblem(thrown: unknown, length: number): string {
  const message = messageOf(thrown);
  const position = /position (\d+)/u.exec(message)?.[1];
  const cutOff = /Unexpected end|Unterminated/u.test(message) || Number(position ?? -1) >= length;
  if (cutOff) return "the report is cut off in the middle; the run that wrote it did not finish";
  return `not valid JSON${position === undefined ? "" : ` at character ${position}`}`;
}

/** Reads one record; a damaged one becomes a problem and null. */
export function readRecord(key: string, value: unknown, reading: ReportReading): FileCoverage | null {
  const record = attempt(ShapeError, () => istanbulRecord(key, value));
  if (!(record instanceof ShapeError)) return record;
  reading.problem("malformed-report", `record of ${visibleFileName(key)}: ${record.message}`, key);
  return null;
}

/**
 * Reads istanbul JSON (`coverage-final.json` of jest, vitest, nyc, c8).
 * @param report its name for messages.
 */
export function parseIstanbul(report: string, content: string): ParsedReport<FileCoverage> {
  const reading = new ReportReading(report);
  let document: unknown;
  try {
    document = JSON.parse(content);
  } catch (thrown) {
    return reading.failed("malformed-report", syntaxProblem(thrown, content.length));
  }
  if (!isEntries(document)) return reading.failed("unknown-format", "JSON, but not istanbul's: expected an object of files");
  const entries = Object.entries(document);
  if (entries.length === 0) return reading.failed("nothing-measured", "the report holds no file: nothing was measured");
  const lookalike = LOOKALIKES.find(({ key }) => Object.hasOwn(document, key));
  const recordLike = entries.some(([, value]) => isEntries(value) && "statementMap" in value);
  if (lookalike !== undefined && !recordLike) return reading.failed("unknown-format", lookalike.hint);
  const files = entries.map(([key, value]) => readRecord(key, value, reading)).filter((file) => file !== null);
  noteProvider(files, reading);
  return reading.done(files);
}

/** Says so when the branches come from V8, which knows less about them than an instrumenter. */
export function noteProvider(files: readonly FileCoverage[], reading: ReportReading): void {
  if (!files.some(({ branches }) => branches.some(({ type }) => type === "branch"))) return;
  reading.note("v8-branches", "branches come from V8, which leaves out those of functions that never ran and implicit else arms: 100 % of them is not proof");
}
