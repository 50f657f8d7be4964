import type { FileCoverage, Span } from "../../../shared/coverage/model.js";
import type { Coverable } from "./coverable.js";

/** Changed lines in order, so that those of a range are found without walking the range. */
class OrderedLines {
  readonly #lines: readonly number[];

  constructor(lines: Iterable<number>) {
    this.#lines = Array.from(lines).sort((a, b) => a - b);
  }

  /** Those from `first` to `last`, both included. */
  * within(first: number, last: number): Generator<number> {
    for (let index = this.#indexFrom(first); index < this.#lines.length; index += 1) {
      const line = Number(this.#lines[index]);
      if (line > last) return;
      yield line;
    }
  }

  #indexFrom(first: number): number {
    let low = 0;
    let high = this.#lines.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (Number(this.#lines[middle]) < first) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Whether `inner` lies in `outer` and is not the same: of two that are the same, neither may speak for the other. */
function liesWithin(inner: Span, outer: Span): boolean {
  const starts = inner.line - outer.line || inner.column - outer.column;
  // Both may go to the end of their line.
  const ends = inner.endLine - outer.endLine || (inner.endColumn === outer.endColumn ? 0 : inner.endColumn - outer.endColumn);
  return starts >= 0 && ends <= 0 && (starts > 0 || ends < 0);
}

/**
 * What speaks for each changed line: the statements on it, and the functions whose body it is inside of. A function's first
 * and last line belong to what is around it as well.
 */
function speakersByLine(file: FileCoverage, changed: OrderedLines): ReadonlyMap<number, readonly Span[]> {
  const speakers = new Map<number, Span[]>();
  const add = (span: Span, first: number, last: number): void => {
    for (const line of changed.within(first, last)) {
      const known = speakers.get(line);
      if (known === undefined) speakers.set(line, [span]);
      else known.push(span);
    }
  };
  for (const { span } of file.statements) add(span, span.line, span.endLine);
  for (const { span } of file.functions) add(span, span.line + 1, span.endLine - 1);
  return speakers;
}

/**
 * Tells which items of `file` a change of `lines` concerns: those whose head is on one of them, or another part of them that
 * nothing within speaks for. So a new argument of a long call concerns the call, and a new line in a function its own
 * statement. Where a statement ran, what is around it was reached too, so that leaving that out loses nothing.
 */
export function touchedBy(file: FileCoverage, lines: ReadonlySet<number>): (item: Coverable) => boolean {
  const changed = new OrderedLines(lines);
  const speakers = speakersByLine(file, changed);
  return ({ line, headEnd, span }) => {
    if (changed.within(line, headEnd).next().done !== true) return true;
    if (span === null) return false;
    for (const one of changed.within(headEnd + 1, span.endLine)) {
      if (speakers.get(one)?.some((speaker) => liesWithin(speaker, span)) !== true) return true;
    }
    return false;
  };
}
