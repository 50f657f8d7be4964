import type { Finding } from "../finding.js";
import { readPatch, type LineSpan, type PatchLines } from "./patch-lines.js";

/** Which lines a finding must touch to count. */
export type FindingFilter = "added" | "hunk" | "file" | "all";

/** A file of the change, as far as findings are filtered by it. */
export interface ChangedFileLines {
  readonly path: string;
  readonly status: string;
  readonly additions: number;
  readonly deletions: number;
  /** Its hunks; null for binary files and for those that are too large. */
  readonly patch: string | null;
}

/** A file without changed lines: it was only moved. */
const NO_LINES: PatchLines = { hunks: [], added: [], additions: 0, deletions: 0 };

/** The changed lines of a file; null when nobody can say which they are. */
function linesOf({ patch, status, additions, deletions }: ChangedFileLines): PatchLines | null {
  if (patch === null) return status === "renamed" && additions + deletions === 0 ? NO_LINES : null;
  const lines = readPatch(patch);
  // A patch with fewer lines than the platform counted is cut off, even if it ends behind a whole hunk.
  return lines === null || lines.additions < additions || lines.deletions < deletions ? null : lines;
}

function overlaps(spans: readonly LineSpan[], line: number, endLine: number): boolean {
  return spans.some((span) => span.line <= endLine && line <= span.endLine);
}

/** The files of a change, to tell which findings are about it. */
export class ChangedFiles {
  readonly #files: ReadonlyMap<string, ChangedFileLines>;
  readonly #lines = new Map<string, PatchLines | null>();

  constructor(files: readonly ChangedFileLines[]) {
    this.#files = new Map(files.map((file) => [file.path, file]));
  }

  /** Whether the change touches the file; its patch may be missing. */
  has(path: string): boolean {
    return this.#files.has(path);
  }

  /**
   * Whether a finding is about the change. One about no file always is; one about a file as a whole is when the file was
   * touched, as is any in a file whose changed lines are not known. A wider filter never lets through what a narrower one
   * stops.
   */
  concerns({ file, line, endLine }: Finding, filter: FindingFilter): boolean {
    if (filter === "all" || file === null) return true;
    const changed = this.#files.get(file);
    if (changed === undefined) return false;
    if (filter === "file" || line === null) return true;
    const lines = this.#linesOf(changed);
    if (lines === null) return true;
    return overlaps(filter === "added" ? lines.added : lines.hunks, line, endLine ?? line);
  }

  #linesOf(file: ChangedFileLines): PatchLines | null {
    const known = this.#lines.get(file.path);
    if (known !== undefined) return known;
    const lines = linesOf(file);
    this.#lines.set(file.path, lines);
    return lines;
  }
}
