import { constants } from "node:buffer";
import { attempt } from "../action/attempt.js";
import { noteProvider, parseIstanbul, readRecord } from "./istanbul-report.js";
import { visibleFileName } from "../report/escape/file-name.js";
import { closingEnd, repeatedKey, skipSpace, textEnd, type Member } from "./json-bytes.js";
import { NEVER_LOADED, type FileCoverage } from "./model.js";
import type { ParsedReport } from "./problem.js";
import type { Recount } from "./recount.js";
import { ReportReading } from "./report-reading.js";
import { TableTemplate } from "./table-template.js";

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** The bytes are not an object of objects, or not JSON: JSON.parse over the whole report says what is wrong. */
class UnexpectedBytes extends Error {}

/** A byte order mark is no part of the JSON behind it. */
function jsonStart(bytes: Buffer): number {
  return skipSpace(bytes, bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0);
}

/**
 * Reads the istanbul reports of one set. The first time a file comes, its record is parsed; when another shard writes the
 * same record with other counters, only those are read. Each record is parsed by itself, so a report may be larger than
 * V8's longest string.
 */
export class IstanbulReader {
  readonly #templates = new Map<string, TableTemplate>();
  readonly #longestText: number;

  /** @param longestText in bytes that JSON.parse can be given; a test needs no report of 512 MB. */
  constructor(longestText: number = constants.MAX_STRING_LENGTH) {
    this.#longestText = longestText;
  }

  /** @param report its name for messages. */
  read(report: string, bytes: Buffer): ParsedReport {
    const reading = new ReportReading(report);
    const files = attempt(UnexpectedBytes, () => this.#records(bytes, reading));
    if (files instanceof UnexpectedBytes || files.length === 0) return this.#whole(report, bytes);
    noteProvider(files.map((file) => ("like" in file ? file.like : file)), reading);
    return reading.done(files);
  }

  #records(bytes: Buffer, reading: ReportReading): (FileCoverage | Recount)[] {
    const files: (FileCoverage | Recount)[] = [];
    const keys = new Set<string>();
    let at = jsonStart(bytes);
    let separator = OPEN;
    while (bytes[at] === separator) {
      const key = this.#keyAt(bytes, skipSpace(bytes, at + 1));
      if (keys.has(key.text)) reading.problem("malformed-report", "the report holds two records of this file", key.text);
      keys.add(key.text);
      const { file, end } = this.#recordAt(bytes, key, reading);
      if (file !== null) files.push(file);
      at = skipSpace(bytes, end);
      separator = COMMA;
    }
    if (bytes[at] !== CLOSE || skipSpace(bytes, at + 1) !== bytes.length) throw new UnexpectedBytes();
    return files;
  }

  #keyAt(bytes: Buffer, at: number): { readonly text: string; readonly end: number } {
    if (bytes[at] !== QUOTE) throw new UnexpectedBytes();
    const end = textEnd(bytes, at);
    const text = this.#parsed(bytes, at, end);
    const colon = skipSpace(bytes, end);
    if (typeof text !== "string" || bytes[colon] !== COLON) throw new UnexpectedBytes();
    return { text, end: colon + 1 };
  }

  #recordAt(bytes: Buffer, key: { readonly text: string; readonly end: number }, reading: ReportReading): { file: FileCoverage | Recount | null; end: number } {
    const start = skipSpace(bytes, key.end);
    const again = this.#templates.get(key.text)?.read(bytes, start) ?? null;
    if (again !== null) return { file: again.recount, end: again.end };
    if (bytes[start] !== OPEN) throw new UnexpectedBytes();
    const end = closingEnd(bytes, start, 0);
    const file = readRecord(key.text, this.#parsed(bytes, start, end), reading);
    // JSON.parse silently takes the last of several.
    const twice = repeatedKey(bytes, start);
    if (twice !== null) reading.problem("malformed-report", `record of ${visibleFileName(key.text)}: ${twice} is there twice`, key.text);
    else if (file !== null && !this.#templates.has(key.text)) this.#learn(bytes, { key: key.text, start, end }, file);
    return { file, end };
  }

  #learn(bytes: Buffer, member: Member, file: FileCoverage): void {
    // V8's placeholders are merged by rules of their own.
    if (file.functions.some(({ name }) => name === NEVER_LOADED)) return;
    const template = TableTemplate.of(bytes, member, file);
    if (template !== null) this.#templates.set(member.key, template);
  }

  #parsed(bytes: Buffer, start: number, end: number): unknown {
    if (end - start > this.#longestText) throw new UnexpectedBytes();
    const value = attempt(SyntaxError, (): unknown => JSON.parse(bytes.toString("utf8", start, end)));
    if (value instanceof SyntaxError) throw new UnexpectedBytes();
    return value;
  }

  #whole(report: string, bytes: Buffer): ParsedReport {
    if (bytes.length <= this.#longestText) return parseIstanbul(report, bytes.toString("utf8").replace(/^\uFEFF/u, ""));
    const message = `not istanbul JSON, or damaged; with ${bytes.length} bytes it is too large to say where; run the shard again`;
    return new ReportReading(report).failed("report-too-large", message);
  }
}
