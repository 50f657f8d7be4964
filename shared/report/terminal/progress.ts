import { terminalText } from "../escape/terminal.js";
import { integerText } from "../figures.js";
import { displayWidth, fitTo } from "./width.js";

/** How far a long piece of work is. `total` 0 means that nobody knows. */
export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** What the place of a progress line can show. */
export interface ProgressView {
  /** Whether a line can be written over: a terminal, not a log file. */
  readonly rewritable: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Empties the current line of a terminal; write it before any other output while a progress line stands. */
export const ERASE_LINE = "\r\u001B[2K";

const BAR = 20;
/** A log gets a line for each tenth of the work, however many steps there are. */
const PLAIN_STEPS = 10;

/** How much of the work is done, from 0 to 1; 0 when nobody knows. */
export function shareDone(progress: Progress): number {
  return progress.total <= 0 ? 0 : Math.min(1, Math.max(0, progress.done / progress.total));
}

/** Whether the work is done, so that its line has ended. Never so while nobody knows how much there is. */
export function isFinished(progress: Progress): boolean {
  return progress.total > 0 && progress.done >= progress.total;
}

/** `running tests  12 of 40  30 %`, or without a total `running tests  12`. */
function figures(progress: Progress): string {
  const label = terminalText(progress.label);
  if (progress.total <= 0) return `${label}  ${integerText(progress.done)}`;
  return `${label}  ${integerText(progress.done)} of ${integerText(progress.total)}  ${Math.floor(shareDone(progress) * 100)} %`;
}

/** The progress that a plain line tells, such as that of a process of our own; null for every other line. */
export function readProgress(line: string): Progress | null {
  const [, label, done, total] = /^(.+?) {2}([\d,]+) of ([\d,]+) {2}\d+ %$/.exec(line) ?? [];
  if (label === undefined || done === undefined || total === undefined) return null;
  const integer = (text: string): number => Number(text.replaceAll(",", ""));
  return { label, done: integer(done), total: integer(total) };
}

function rewritten(progress: Progress, width: number): string {
  const text = figures(progress);
  const filled = Math.floor(shareDone(progress) * BAR);
  const bar = `  ${"━".repeat(filled)}${"╌".repeat(BAR - filled)}`;
  const room = width - 1; // a line that fills the last column would wrap and could not be written over
  const hasBar = progress.total > 0 && !isFinished(progress) && displayWidth(text + bar) <= room;
  const line = hasBar ? text + bar : fitTo(text, room);
  return `${ERASE_LINE}${line}${isFinished(progress) ? "\n" : ""}`;
}

function isWorthALine(previous: Progress | null, next: Progress): boolean {
  if (previous?.label !== next.label || isFinished(next) !== isFinished(previous)) return true;
  return Math.floor(shareDone(previous) * PLAIN_STEPS) !== Math.floor(shareDone(next) * PLAIN_STEPS);
}

/**
 * What to write for `next` when `previous` is what was handed in last: one line written over in place, or in a log a plain
 * line when the work changes, at each tenth and at the end. Empty when there is nothing to say.
 */
export function renderProgress(previous: Progress | null, next: Progress, view: ProgressView): string {
  if (previous?.label === next.label && isFinished(previous) && isFinished(next)) return "";
  if (!view.rewritable) return isWorthALine(previous, next) ? `${figures(next)}\n` : "";
  const unfinished = previous !== null && previous.label !== next.label && !isFinished(previous);
  return `${unfinished ? "\n" : ""}${rewritten(next, view.width)}`;
}
