import type { Log } from "../action/context.js";
import type { Environment } from "../action/environment.js";
import { terminalLines } from "../report/escape/terminal.js";
import { ERASE_LINE, isFinished, renderProgress, type Progress } from "../report/terminal/progress.js";
import { styleFor } from "../report/terminal/style.js";
import { WIDEST, wrapBehind } from "../report/terminal/width.js";
import { isRewritable, textStyleOf, type TextSink } from "./text-sink.js";

const WARNING = "warning: ";

/** A log on a terminal. */
export interface TerminalLog {
  readonly log: Log;
  /** Takes an unfinished progress line away, so that what is printed next starts a line of its own. */
  readonly finish: () => void;
  /** Whether anything stands on the terminal. */
  readonly hasSpoken: () => boolean;
}

/** The log of a terminal: lines on `sink`, and one progress line that is rewritten in place where that is possible. */
export function terminalLog(sink: TextSink, options: { readonly verbose: boolean; readonly environment: Environment }): TerminalLog {
  const { verbose, environment } = options;
  const { colour, columns } = textStyleOf(sink, environment);
  const style = styleFor(colour);
  const rewritable = isRewritable(sink, environment);
  let previous: Progress | null = null;
  const finish = (): void => {
    if (rewritable && previous !== null && !isFinished(previous)) sink.write(ERASE_LINE);
    previous = null;
  };
  let spoken = false;
  const write = (text: string): void => {
    if (text === "") return;
    spoken = true;
    sink.write(text);
  };
  const lines = (said: readonly string[]): void => {
    const standing = previous;
    finish();
    write(said.map((part) => `${part}\n`).join(""));
    previous = standing;
  };
  const line = (prefix: string, text: string): void => { lines(terminalLines(text).map((part) => `${prefix}${part}`)); };
  // A terminal would break its line in the middle of a word; a log keeps the one line whole, for grep.
  const width = sink.isTTY === true ? Math.min(columns, WIDEST) : Infinity;
  return {
    finish,
    hasSpoken: () => spoken,
    log: {
      info: (text) => { line("", text); },
      warning: (text) => { lines(terminalLines(text).flatMap((part) => wrapBehind(style.yellow(WARNING), WARNING.length, part, width))); },
      debug: (text) => { if (verbose) line(style.dim("· "), text); },
      progress(label, done, total) {
        const next = { label, done, total };
        write(renderProgress(previous, next, { rewritable, width: columns }));
        previous = next;
      },
    },
  };
}
