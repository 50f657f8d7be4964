import { oneLine } from "../report/escape/invisible.js";
import type { FileCoverage } from "./model.js";
import type { CoverageNote, CoverageProblem, NoteCode, ParsedReport, ProblemCode } from "./problem.js";

/** Problems listed of one report. A binary file read as LCOV has one per line, and the first few say it all. */
const PROBLEMS_LISTED = 10;

/** Collects what a parser finds out about one report. Owned by one parse, never shared. */
export class ReportReading {
  readonly report: string;
  readonly #problems: CoverageProblem[] = [];
  #leftOff = 0;
  readonly #notes = new Map<string, CoverageNote>();

  constructor(report: string) {
    this.report = report;
  }

  /** `message` is without the report's name, which the renderer puts in front; what it quotes is made visible here. */
  problem(code: ProblemCode, message: string, file: string | null = null): void {
    if (this.#problems.length === PROBLEMS_LISTED) this.#leftOff += 1;
    else this.#problems.push({ code, report: this.report, file, message: oneLine(message) });
  }

  /** The same remark twice is one remark. */
  note(code: NoteCode, message: string, file: string | null = null): void {
    this.#notes.set(JSON.stringify([code, file, message]), { code, file, message: oneLine(message) });
  }

  done<F>(files: readonly F[]): ParsedReport<F> {
    const more = this.#leftOff === 0 ? [] : [this.#rest()];
    return { report: this.report, files, problems: [...this.#problems, ...more], notes: [...this.#notes.values()] };
  }

  #rest(): CoverageProblem {
    const message = `and ${this.#leftOff} more damaged records`;
    return { code: "malformed-report", report: this.report, file: null, message };
  }

  /** The whole report is unusable. */
  failed(code: ProblemCode, message: string): ParsedReport<FileCoverage> {
    this.problem(code, message);
    return this.done<FileCoverage>([]);
  }
}
