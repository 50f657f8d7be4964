/** Lines of a file's new version, one-based, both ends included. */
export interface LineSpan {
  readonly line: number;
  readonly endLine: number;
}

/** What the hunks of one file say about its new version. */
export interface PatchLines {
  /** What a hunk shows of the new version: added lines and those around them. Nothing where a hunk only deletes. */
  readonly hunks: readonly LineSpan[];
  /** Added lines that follow each other, as spans. */
  readonly added: readonly LineSpan[];
  readonly additions: number;
  readonly deletions: number;
}

const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/u;

/** Counts through the hunks of one patch; a header's missing counts are 1. */
class HunkCounter {
  readonly hunks: LineSpan[] = [];
  readonly added: LineSpan[] = [];
  additions = 0;
  deletions = 0;
  #oldLeft = 0;
  #newLeft = 0;
  #line = 0;

  /** Whether lines that the last header announced are still to come. */
  get open(): boolean {
    return this.#oldLeft > 0 || this.#newLeft > 0;
  }

  /** Reads a line between hunks; false for a header that is none. */
  header(text: string): boolean {
    if (!text.startsWith("@@")) return true;
    const found = HUNK.exec(text);
    if (found === null) return false;
    this.#oldLeft = Number(found[1] ?? 1);
    this.#newLeft = Number(found[3] ?? 1);
    this.#line = Number(found[2]);
    if (this.#newLeft > 0) this.hunks.push({ line: this.#line, endLine: this.#line + this.#newLeft - 1 });
    return true;
  }

  /** Reads a line of a hunk; false when the header did not announce it. */
  body(text: string): boolean {
    const kind = text[0];
    // "\ No newline at end of file" is said about the line before it.
    if (kind === "\\") return true;
    if (kind !== "+") this.#oldLeft -= 1;
    if (kind !== "-") this.#newLeft -= 1;
    if (kind === "+") this.#add();
    else if (kind === "-") this.deletions += 1;
    if (kind !== "-") this.#line += 1;
    return this.#oldLeft >= 0 && this.#newLeft >= 0;
  }

  #add(): void {
    this.additions += 1;
    const last = this.added.at(-1);
    if (last?.endLine === this.#line - 1) this.added[this.added.length - 1] = { line: last.line, endLine: this.#line };
    else this.added.push({ line: this.#line, endLine: this.#line });
  }
}

/**
 * Reads the hunks of one file in the form of a unified diff. Lines outside hunks are passed over.
 * @returns null for a patch that is cut off or contradicts its own headers: it does not say which lines changed.
 */
export function readPatch(patch: string): PatchLines | null {
  const counter = new HunkCounter();
  for (const line of patch.split("\n")) {
    const fits = counter.open ? counter.body(line) : counter.header(line);
    if (!fits) return null;
  }
  const { hunks, added, additions, deletions } = counter;
  return counter.open ? null : { hunks, added, additions, deletions };
}
