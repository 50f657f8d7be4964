import type { FileCoverage } from "../../../shared/coverage/model.js";
import type { ChangedLines } from "../../../shared/git/changed-lines.js";
import { plural } from "../../../shared/report/figures.js";
import { compare } from "../../../shared/text/compare.js";
import { coverables, type Coverable } from "./coverable.js";
import { touchedBy } from "./touched.js";

/** Lines that no test reached, with what exactly was not reached. Lines count from 1 and include the end. */
export interface UncoveredPlace {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly kind: Coverable["kind"];
  readonly text: string;
  /** Whether the change concerns it. */
  readonly changed: boolean;
}

interface Found extends Coverable {
  readonly changed: boolean;
}

interface Range {
  readonly line: number;
  endLine: number;
  count: number;
  readonly changed: boolean;
}

/** Neighbouring statements (or lines) are one place: a block that never ran is one remark, not ten. */
function ranges(file: string, items: readonly Found[], kind: "statement" | "line"): UncoveredPlace[] {
  const found: Range[] = [];
  for (const { line, endLine, changed } of items.filter((item) => item.kind === kind).sort((a, b) => a.line - b.line)) {
    const last = found.at(-1);
    if (last?.changed === changed && line <= last.endLine + 1) {
      last.endLine = Math.max(last.endLine, endLine);
      last.count += 1;
    } else found.push({ line, endLine, count: 1, changed });
  }
  return found.map(({ line, endLine, count, changed }) => ({ file, kind, line, endLine, text: `${plural(count, kind)} never ran`, changed }));
}

function named(file: string, items: readonly Found[]): UncoveredPlace[] {
  return items.flatMap(({ kind, line, endLine, text, changed }) => (text === null ? [] : [{ file, line, endLine, kind, text, changed }]));
}

function uncoveredIn(file: FileCoverage, changed: ReadonlySet<number>): UncoveredPlace[] {
  const isTouched = touchedBy(file, changed);
  const missed = coverables(file)
    .filter(({ hits }) => hits === 0)
    .map((item): Found => ({ ...item, changed: isTouched(item) }));
  // Lines of a format that knows statements say nothing that its statements do not say.
  const plain = file.statements.length > 0 ? ranges(file.path, missed, "statement") : ranges(file.path, missed, "line");
  return [...plain, ...named(file.path, missed)];
}

/** All places that no test reached: those on changed lines first, then by file and line. */
export function uncoveredPlaces(files: Iterable<FileCoverage>, changed: ChangedLines): UncoveredPlace[] {
  const nothing: ReadonlySet<number> = new Set();
  return Array.from(files)
    .flatMap((file) => uncoveredIn(file, changed.get(file.path) ?? nothing))
    .sort((a, b) => Number(b.changed) - Number(a.changed) || compare(a.file, b.file) || a.line - b.line || a.endLine - b.endLine);
}
