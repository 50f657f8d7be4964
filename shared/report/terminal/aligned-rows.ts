import { displayWidth, padTo, wrapTo } from "./width.js";
import type { Paint } from "./style.js";

/** A cell: text without control codes, and how it is painted after its width was measured. */
export interface Cell {
  readonly text: string;
  readonly paint?: Paint | undefined;
  readonly align?: "left" | "right";
}

/** Where rows stand. */
export interface RowLayout {
  /** Columns of the terminal. */
  readonly width: number;
  /** Spaces in front of every row. */
  readonly indent: number;
}

const GAP = 2;
/** With less room than this beside the other columns, the last cell goes on lines of its own. */
const NARROWEST_LAST = 24;

function painted(cell: Cell, width: number): string {
  const text = padTo(cell.text, width, cell.align);
  return cell.paint === undefined ? text : cell.paint(text);
}

/** Each column's width but the last one's. A cell of more than half the line does not widen its column: it goes beyond. */
function columnWidths(rows: readonly (readonly Cell[])[], width: number): number[] {
  const columns = rows.reduce((most, row) => Math.max(most, row.length - 1), 0);
  return Array.from({ length: columns }, (_, column) => {
    const cells = rows.map((row) => displayWidth(row[column]?.text ?? "")).filter((one) => one <= width / 2);
    return cells.reduce((widest, one) => Math.max(widest, one), 0);
  });
}

const EMPTY: Cell = { text: "" };

function rowLines(row: readonly Cell[], widths: readonly number[], { width, indent }: RowLayout): string[] {
  const last = row.at(-1) ?? EMPTY;
  const fixed = row.slice(0, -1);
  const cells = widths.map((columnWidth, column) => ({ cell: fixed[column] ?? EMPTY, columnWidth }));
  const start = " ".repeat(indent) + cells.map(({ cell, columnWidth }) => painted(cell, columnWidth) + " ".repeat(GAP)).join("");
  const before = indent + widths.reduce((sum, one) => sum + one + GAP, 0);
  const fits = cells.every(({ cell, columnWidth }) => displayWidth(cell.text) <= columnWidth);
  const beside = fits && width - before >= NARROWEST_LAST;
  const hang = beside ? before : indent + 4;
  const wrapped = last.text === "" ? [] : wrapTo(last.text, width - hang).map((line) => painted({ ...last, text: line }, 0));
  const below = wrapped.map((line) => " ".repeat(hang) + line);
  const lines = beside ? [start + wrapped.slice(0, 1).join(""), ...below.slice(1)] : [start, ...below];
  return lines.map((line) => line.trimEnd());
}

/**
 * Rows in columns, without boxes. The last column takes the rest of the line and is wrapped inside its column, or below
 * the row where another cell is too long or the terminal too narrow, so that no text is lost.
 */
export function alignedRows(rows: readonly (readonly Cell[])[], layout: RowLayout): string[] {
  const widths = columnWidths(rows, layout.width);
  return rows.flatMap((row) => rowLines(row, widths, layout));
}
