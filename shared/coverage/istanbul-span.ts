import { ShapeError, type ShapePath } from "../schema/shape.js";
import { LAST_LINE, type Span } from "./model.js";

type Entries = Readonly<Record<string, unknown>>;

/** Whether foreign data is an object with keys, not null and not a list. */
export function isEntries(value: unknown): value is Entries {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @throws ShapeError when `value` is not an object. */
export function entriesOf(value: unknown, path: ShapePath): Entries {
  if (!isEntries(value)) throw new ShapeError(path, "expected an object");
  return value;
}

function isLine(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= LAST_LINE;
}

function isColumn(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/** The form that nearly every place has, or null. Checked first: a path for messages costs more than the check. */
function plainSpan({ start, end }: Entries): Span | null {
  if (!isEntries(start) || !isEntries(end)) return null;
  const { line, column } = start;
  const { line: endLine, column: endColumn } = end;
  return isLine(line) && isColumn(column) && isLine(endLine) && isColumn(endColumn) ? { line, column, endLine, endColumn } : null;
}

/** Absent and null columns mean "to the end of the line"; JSON has no Infinity, which is what instrumenters mean. */
function columnOf(value: unknown, path: ShapePath): number {
  if (value === null || value === undefined) return Infinity;
  if (isColumn(value)) return value;
  throw new ShapeError(path, "expected a column from 0 up, or null");
}

function positionOf(value: unknown, path: ShapePath): { line: number; column: number } | null {
  if (value === undefined || value === null) return null;
  const { line, column } = entriesOf(value, path);
  if (line === undefined || line === null) return null;
  if (!isLine(line)) throw new ShapeError([...path, "line"], "expected a line number from 1 up");
  return { line, column: columnOf(column, [...path, "column"]) };
}

/**
 * Istanbul's `{ start: { line, column }, end: { line, column } }`, or null for the forms that say "nowhere in the
 * source": absent, `{}`, `{ start: {}, end: {} }`.
 * @throws ShapeError for anything else.
 */
export function optionalSpan(value: unknown, path: ShapePath): Span | null {
  if (value === undefined || value === null) return null;
  const entries = entriesOf(value, path);
  return plainSpan(entries) ?? unusualSpan(entries, path);
}

function unusualSpan(entries: Entries, path: ShapePath): Span | null {
  const start = positionOf(entries.start, [...path, "start"]);
  const end = positionOf(entries.end, [...path, "end"]);
  if (start === null) return null;
  return {
    line: start.line,
    column: start.column,
    endLine: end?.line ?? start.line,
    endColumn: end?.column ?? Infinity,
  };
}

/** @throws ShapeError when the place is missing. */
export function requiredSpan(value: unknown, path: ShapePath): Span {
  const span = optionalSpan(value, path);
  if (span === null) throw new ShapeError(path, "expected a place in the source");
  return span;
}
