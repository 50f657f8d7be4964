import { displayWidth, padTo, wrapTo } from "./width.js";
import type { Paint } from "./style.js";

/** A cell: text without control codes, and how it is painted after its width was measured. */
export interface Cell {
  readonly text: string;
  readonly paint?: Paint | undefined;
  readonly align?: "left" | "right";
}

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

/**
 * Rows in columns as wide as their widest cell, without boxes. The last column takes the rest of the line and is wrapped
 * inside its column, or below the row when the terminal is narrow, so that no text is lost.
 */
export function alignedRows(rows: readonly (readonly Cell[])[], { width, indent }: RowLayout): string[] {
  const fixed = rows.reduce((most, row) => Math.max(most, row.length - 1), 0);
  const widths = Array.from({ length: fixed }, (_, column) => rows.reduce((widest, row) => Math.max(widest, displayWidth(row[column]?.text ?? "")), 0));
  const before = indent + widths.reduce((sum, one) => sum + one + GAP, 0);
  const beside = width - before >= NARROWEST_LAST;
  const hang = beside ? before : indent + 4;
  return rows.flatMap((row) => {
    const last = row.at(-1) ?? { text: "" };
    const start = " ".repeat(indent) + row.slice(0, -1).map((cell, column) => painted(cell, widths[column] ?? 0) + " ".repeat(GAP)).join("");
    const wrapped = wrapTo(last.text, width - hang).map((line) => painted({ ...last, text: line }, 0));
    const [first = "", ...rest] = wrapped;
    const below = (beside ? rest : wrapped).map((line) => " ".repeat(hang) + line);
    return [beside ? start + first : start, ...(last.text === "" ? [] : below)].map((line) => line.trimEnd());
  });
}
