import { padTo, displayWidth } from "../terminal/width.js";
import { integerText } from "../figures.js";
import { Markdown, markdown, type MarkdownValue } from "./fragment.js";

/** A column: its title (our own words) and where its numbers or words stand. */
export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

/** How a long table is cut: at most `limit` rows, and the sentence under it names what was left off. */
export interface TableCut {
  readonly limit: number;
  /** The plural noun in "… and 12 more files". */
  readonly noun: string;
}

/** A cell wider than this is not padded for: one long cell would blow up every row of the source. */
const WIDEST_PADDED_CELL = 40;

function cell(value: MarkdownValue): string {
  return markdown`${value}`.source.replaceAll("\n", " ");
}

interface SizedColumn extends Column {
  readonly width: number;
}

function sized(column: Column, index: number, rows: readonly (readonly string[])[]): SizedColumn {
  const fitting = rows.map((row) => displayWidth(row[index] ?? "")).filter((width) => width <= WIDEST_PADDED_CELL);
  return { ...column, width: fitting.reduce((widest, width) => Math.max(widest, width), Math.max(3, displayWidth(column.title))) };
}

function rowSource(cells: readonly string[], columns: readonly SizedColumn[]): string {
  return `| ${columns.map(({ width, align }, index) => padTo(cells[index] ?? "", width, align)).join(" | ")} |\n`;
}

function ruleOf({ width, align }: SizedColumn): string {
  const dashes = "-".repeat(width - 1);
  return align === "right" ? `${dashes}:` : `-${dashes}`;
}

/**
 * A GitHub table, also readable as source because its cells are aligned. Strings in cells are escaped.
 * Rows beyond `cut.limit` are left off and counted in a line below. No rows: an empty fragment.
 */
export function table(columns: readonly Column[], rows: readonly (readonly MarkdownValue[])[], cut?: TableCut): Markdown {
  if (rows.length === 0) return new Markdown("");
  const shown = rows.slice(0, cut?.limit ?? rows.length).map((row) => row.map(cell));
  const wide = columns.map((column, index) => sized(column, index, shown));
  const lines = [wide.map(({ title }) => title), wide.map(ruleOf), ...shown].map((cells) => rowSource(cells, wide));
  return new Markdown(lines.join("") + moreLine(rows.length - shown.length, cut));
}

function moreLine(leftOff: number, cut: TableCut | undefined): string {
  return leftOff === 0 || cut === undefined ? "" : `\n… and ${integerText(leftOff)} more ${cut.noun}\n`;
}
