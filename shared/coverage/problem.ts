import type { FileCoverage } from "./model.js";
import type { Recount } from "./recount.js";

/**
 * Why a set of reports proves nothing. Each is a heading of docs/gates/coverage-gate.md with its remedy, and each makes
 * the verdict `inconclusive`.
 */
export const PROBLEM_CODES = [
  "no-reports",
  "unreadable-report",
  "empty-report",
  "unknown-format",
  "malformed-report",
  "report-too-large",
  "nothing-measured",
  "duplicate-report",
  "shard-count",
  "manifest-mismatch",
  "source-edited",
  "unstable-branches",
  "two-formats",
  "ambiguous-path",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** A reason not to trust the reports. `message` is one line: what is wrong, where, what to do. Its parts may be hostile text. */
export interface CoverageProblem {
  readonly code: ProblemCode;
  /** The report in question, as the user named it. */
  readonly report: string | null;
  /** The measured source file in question. */
  readonly file: string | null;
  readonly message: string;
}

/** What a reader should know although it does not change the verdict. */
export const NOTE_CODES = [
  "map-mismatch",
  "header-mismatch",
  "clamped-count",
  "v8-branches",
  "empty-profile",
  "not-measured",
  "unmatched-path",
  "no-git",
  "unmeasured-unchanged",
  "no-changed-lines",
  "chosen-base",
  "uncountable-lines",
  "ignore-without-reason",
  "ignored-file",
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

/** A remark beside the verdict, one line. */
export interface CoverageNote {
  readonly code: NoteCode;
  readonly file: string | null;
  readonly message: string;
}

/** What a parser made of one report. With a problem in it, `files` holds what could still be read. */
export interface ParsedReport<F = FileCoverage | Recount> {
  /** The report as the user named it. */
  readonly report: string;
  readonly files: readonly F[];
  readonly problems: readonly CoverageProblem[];
  readonly notes: readonly CoverageNote[];
}
