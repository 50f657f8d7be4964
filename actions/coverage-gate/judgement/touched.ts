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

/** Below 0 when `a` starts before `b`. */
function compareStarts(a: Span, b: Span): number {
  return a.line - b.line || a.column - b.column;
}

/** Below 0 when `a` ends before `b`; both may go to the end of their line. */
function compareEnds(a: Span, b: Span): number {
  return a.endLine - b.endLine || (a.endColumn === b.endColumn ? 0 : a.endColumn - b.endColumn);
}

function liesIn(inner: Span, outer: Span): boolean {
  return compareStarts(inner, outer) >= 0 && compareEnds(inner, outer) <= 0;
}

/** Of two that have the same place, neither may speak for the other. */
function liesWithin(inner: Span, outer: Span): boolean {
  return liesIn(inner, outer) && !liesIn(outer, inner);
}

/**
 * What speaks for each changed line: the statements on it, and the functions and arms that it is inside of. The first and
 * last line of those belong to what is around them as well.
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
  const arms = file.branches.flatMap((branch) => branch.arms.flatMap(({ span }) => span ?? []));
  for (const { span } of file.statements) add(span, span.line, span.endLine);
  for (const span of [...file.functions.map((one) => one.span), ...arms]) add(span, span.line + 1, span.endLine - 1);
  return speakers;
}

/**
 * Tells which items of `file` a change of `lines` concerns: those whose head is on one of them, or another part of them that
 * nothing within speaks for. So a new argument of a long call concerns the call, and a new line in a function its own
 * statement. Where something within ran, what is around it was reached too, so that leaving that out loses nothing.
 */
export function touchedBy(file: FileCoverage, lines: ReadonlySet<number>): (item: Coverable) => boolean {
  const changed = new OrderedLines(lines);
  const speakers = speakersByLine(file, changed);
  // Behind the first statement of a block there is nothing but statements, and words about them.
  const isInBlock = (line: number, arm: Span): boolean => file.statements.some(({ span }) => span.line < line && liesIn(span, arm));
  return ({ kind, line, headEnd, span }) => {
    if (changed.within(line, headEnd).next().done !== true) return true;
    if (span === null) return false;
    for (const one of changed.within(headEnd + 1, span.endLine)) {
      const isSpokenFor = speakers.get(one)?.some((speaker) => liesWithin(speaker, span)) === true || (kind === "branch" && isInBlock(one, span));
      if (!isSpokenFor) return true;
    }
    return false;
  };
}
