/** The formats that the model is read from. */
export const COVERAGE_FORMATS = ["istanbul", "lcov", "go"] as const;
export type CoverageFormat = (typeof COVERAGE_FORMATS)[number];

/** The four figures that a gate judges. A format that does not know one of them reports a total of 0 for it. */
export const METRICS = ["statements", "branches", "functions", "lines"] as const;
export type Metric = (typeof METRICS)[number];

/** Beyond this no source file goes; a larger number is a damaged report, and would make line tables explode. */
export const LAST_LINE = 9_999_999;

/**
 * A stretch of source text. Lines count from 1, columns from 0 (Go's byte columns, which count from 1, are shifted).
 * A column of `Infinity` means "to the end of the line": istanbul writes it as null.
 */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Executable code that ran `hits` times. `weight` is the number of statements that it stands for: 1, or a Go block's. */
export interface Statement {
  readonly kind: "statement";
  readonly span: Span;
  readonly weight: number;
  readonly hits: number;
}

/** One path of a branch. `span` is null where the source shows nothing, such as the implicit `else`. */
export interface Arm {
  readonly name: string;
  readonly span: Span | null;
  readonly hits: number;
}

/** A place where control flow parts. `type` is the format's own word: `if`, `switch`, `cond-expr`, `branch` ... */
export interface Branch {
  readonly kind: "branch";
  readonly type: string;
  readonly span: Span;
  readonly arms: readonly Arm[];
}

/** A function. `declaration` is its head where the format tells it. */
export interface CoveredFunction {
  readonly kind: "function";
  readonly name: string;
  readonly declaration: Span | null;
  readonly span: Span;
  readonly hits: number;
}

/** A line of a format that measures lines themselves (LCOV). Other formats' lines are derived from their statements. */
export interface Line {
  readonly kind: "line";
  readonly line: number;
  readonly hits: number;
}

/** What one report, or several merged ones, measured in one source file. All hits are safe integers from 0 up. */
export interface FileCoverage {
  /** As the report names it, or relative to the root with `/` once it is matched to a source file. */
  readonly path: string;
  readonly format: CoverageFormat;
  /** Istanbul's digest of its position tables and source map, where it wrote one. */
  readonly hash: string | null;
  readonly statements: readonly Statement[];
  readonly branches: readonly Branch[];
  readonly functions: readonly CoveredFunction[];
  readonly lines: readonly Line[];
}

/** The name V8 providers give the one function of a file that no test loaded. */
export const NEVER_LOADED = "(empty-report)";

/** A place of one line whose columns the format does not tell. */
export function wholeLine(line: number): Span {
  return { line, column: 0, endLine: line, endColumn: Infinity };
}

/** `12:3`, one-based as editors count; the line alone where the column is unknown. */
export function spanText(span: Span): string {
  const columnKnown = span.column !== Infinity && !(span.column === 0 && span.endColumn === Infinity);
  return columnKnown ? `${span.line}:${span.column + 1}` : `line ${span.line}`;
}

/** Whether the record counts anything at all: a tool may list a file and find nothing in it, or be told to. */
export function countsAnything({ statements, branches, functions, lines }: FileCoverage): boolean {
  return functions.length > 0 || lines.length > 0 || statements.some(({ weight }) => weight > 0) || branches.some(({ arms }) => arms.length > 0);
}

/** Whether any test ran anything of the file. */
export function wasExecuted(file: FileCoverage): boolean {
  return (
    file.statements.some(({ hits }) => hits > 0) ||
    file.lines.some(({ hits }) => hits > 0) ||
    file.functions.some(({ hits }) => hits > 0) ||
    file.branches.some(({ arms }) => arms.some(({ hits }) => hits > 0))
  );
}
