import { attempt } from "../action/attempt.js";
import { clampHits } from "./hits.js";
import { LcovSection, type LcovHeader } from "./lcov-section.js";
import { LAST_LINE, type FileCoverage } from "./model.js";
import type { ParsedReport } from "./problem.js";
import { linesOf } from "./report-lines.js";
import { ReportReading } from "./report-reading.js";

/** A record that does not read as its kind says. */
class LcovError extends Error {}

/** The reader of one kind of record: gets the text behind the colon. */
type RecordReader = (text: string, section: LcovSection, state: LcovState) => void;

interface LcovState {
  readonly reading: ReportReading;
  /** lcov 2 names functions by an index: `FNL` places it, `FNA` counts it. */
  readonly indexed: Map<string, { line: number; endLine: number | null }>;
}

function lineOf(digits: string | undefined): number {
  const line = /^\d{1,7}$/u.test(String(digits)) ? Number(digits) : 0;
  if (line < 1 || line > LAST_LINE) throw new LcovError("expected a line number from 1 up");
  return line;
}

function countOf(digits: string | undefined, { reading }: LcovState): number {
  if (!/^-?\d+$/u.test(String(digits))) throw new LcovError("expected a count");
  const count = Number(digits);
  const hits = clampHits(count);
  if (hits !== count) reading.note("clamped-count", `counts below 0 or beyond 2^53 were read as 0 and 2^53 - 1`);
  return hits;
}

function header(name: LcovHeader): RecordReader {
  return (text, section, state) => {
    section.header(name, countOf(text, state));
  };
}

function readLine(text: string, section: LcovSection, state: LcovState): void {
  const [line, hits, ...checksum] = text.split(",");
  if (checksum.length > 1) throw new LcovError("expected DA:line,count");
  section.line(lineOf(line), countOf(hits, state));
}

/** The name of an arm may hold commas (coverage.py, lcov's expressions): the count stands behind the last one. */
function readArm(text: string, section: LcovSection, state: LcovState): void {
  const found = /^([^,]*),([^,]+),(.+),(-|-?\d+)$/u.exec(text);
  if (found === null) throw new LcovError("expected BRDA:line,block,branch,count");
  const [, line, block, name, taken] = found;
  section.arm({ line: lineOf(line), block: String(block), name: String(name), hits: taken === "-" ? 0 : countOf(taken, state) });
}

/** `FN:line,name` and newer `FN:line,endLine,name`; the name may hold commas. */
function readFunction(text: string, section: LcovSection): void {
  const found = /^([^,]*),(?:(\d+),)?(.+)$/u.exec(text);
  if (found === null) throw new LcovError("expected FN:line,name");
  const [, line, endLine, name] = found;
  section.function({ line: lineOf(line), endLine: endLine === undefined ? null : lineOf(endLine), name: String(name) });
}

function readCalls(text: string, section: LcovSection, state: LcovState): void {
  const comma = text.indexOf(",");
  if (comma === -1 || comma === text.length - 1) throw new LcovError("expected FNDA:count,name");
  section.calls(text.slice(comma + 1), countOf(text.slice(0, comma), state));
}

function readIndexedPlace(text: string, _section: LcovSection, { indexed }: LcovState): void {
  const [index, line, endLine] = text.split(",");
  indexed.set(String(index), { line: lineOf(line), endLine: endLine === undefined ? null : lineOf(endLine) });
}

function readIndexedCalls(text: string, section: LcovSection, state: LcovState): void {
  const found = /^([^,]*),([^,]*),(.+)$/u.exec(text);
  const place = state.indexed.get(String(found?.[1]));
  if (found === null || place === undefined) throw new LcovError("expected FNA:index,count,name behind its FNL");
  const name = String(found[3]);
  section.function({ ...place, name });
  section.calls(name, countOf(found[2], state));
}

function ignored(): void {
  // Version stamps and MC/DC records change none of the four metrics.
}

const READERS: ReadonlyMap<string, RecordReader> = new Map<string, RecordReader>([
  ["DA", readLine], ["BRDA", readArm], ["FN", readFunction], ["FNDA", readCalls],
  ["FNL", readIndexedPlace], ["FNA", readIndexedCalls],
  ["LF", header("LF")], ["LH", header("LH")], ["BRF", header("BRF")], ["BRH", header("BRH")],
  ["FNF", header("FNF")], ["FNH", header("FNH")],
  ["VER", ignored], ["MCDC", ignored], ["MCF", ignored], ["MCH", ignored],
]);

function finishSection(section: LcovSection, reading: ReportReading): FileCoverage {
  const file = section.coverage();
  const orphan = section.functionWithoutPlace();
  if (orphan !== null) reading.problem("malformed-report", `FNDA of ${JSON.stringify(orphan)} has no FN record`, section.path);
  const lost = section.lostRecords();
  if (lost.length > 0) reading.problem("malformed-report", `records are missing: ${lost.join("; ")}; run the shard again`, section.path);
  const mismatches = section.headerMismatches(file);
  if (mismatches.length > 0) reading.note("header-mismatch", `header disagrees with the records: ${mismatches.join("; ")}`, section.path);
  return file;
}

function readRecord(line: string, section: LcovSection | null, state: LcovState): void {
  const colon = line.indexOf(":");
  const kind = line.slice(0, Math.max(colon, 0));
  if (kind === "TN" || line.startsWith("#")) return;
  if (kind === "SF") throw new LcovError("the section before this SF has no end_of_record");
  const reader = READERS.get(kind);
  if (reader === undefined) throw new LcovError("not a record that LCOV has");
  if (section === null) throw new LcovError(`${kind} outside a section: no SF before it`);
  reader(line.slice(colon + 1), section, state);
}

/** Walks the lines of one report; a damaged one is a problem, and the walk goes on to find the others. */
class LcovWalk {
  readonly files: FileCoverage[] = [];
  section: LcovSection | null = null;
  readonly #reading: ReportReading;
  #state: LcovState;

  constructor(reading: ReportReading) {
    this.#reading = reading;
    this.#state = { reading, indexed: new Map() };
  }

  step(line: string, number: number): void {
    if (line === "") return;
    if (this.section === null && line.startsWith("SF:")) {
      this.section = new LcovSection(line.slice(3));
      this.#state = { reading: this.#reading, indexed: new Map() };
    } else if (this.section !== null && line === "end_of_record") {
      this.files.push(finishSection(this.section, this.#reading));
      this.section = null;
    } else {
      this.#record(line, number);
    }
  }

  #record(line: string, number: number): void {
    const damage = attempt(LcovError, () => { readRecord(line, this.section, this.#state); });
    if (damage === undefined) return;
    const found = JSON.stringify(line.slice(0, 80));
    this.#reading.problem("malformed-report", `line ${number}: ${damage.message}, found ${found}`, this.section?.path);
  }
}

/**
 * Reads LCOV as coverage.py, lcov 1 and 2, c8 and istanbul write it. Figures come from the records, not from the headers.
 * A file with several sections comes out several times; the merge adds them up.
 * @param report its name for messages.
 */
export function parseLcov(report: string, bytes: Buffer): ParsedReport<FileCoverage> {
  const reading = new ReportReading(report);
  const walk = new LcovWalk(reading);
  let number = 0;
  for (const line of linesOf(bytes)) walk.step(line.trimEnd(), (number += 1));
  if (walk.section !== null) {
    reading.problem("malformed-report", "the report is cut off: its last section has no end_of_record", walk.section.path);
  } else if (walk.files.length === 0) {
    reading.problem("nothing-measured", "the report holds no file: nothing was measured");
  }
  return reading.done(walk.files);
}
