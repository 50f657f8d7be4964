import { unquotePath } from "../../git/changed-lines.js";
import { readPatch } from "./patch-lines.js";

/** One file of a unified diff. */
export interface DiffFile {
  /** Path of the new version, or of the old one where the file was removed. */
  readonly path: string;
  /** The former path of a moved or copied file. */
  readonly previousPath: string | null;
  readonly status: "added" | "removed" | "modified" | "renamed" | "copied";
  readonly additions: number;
  readonly deletions: number;
  /** Git's mode of the new version; null where the diff does not say it. */
  readonly mode: string | null;
  /** The hunks; null for a binary file, for one without changed lines, and for hunks that are cut off. */
  readonly patch: string | null;
}

const NOWHERE = "/dev/null";
/** Where git says the mode of the new version: it is new, was changed, or stayed what it was. */
const MODE = /^(?:new file mode|new mode|index [0-9a-f]+\.\.[0-9a-f]+) ([0-7]{6})$/u;

/** A file while its lines come in. */
class OpenFile {
  old: string | null = null;
  new: string | null = null;
  status: DiffFile["status"] = "modified";
  mode: string | null = null;
  /** Whether its pair of `---` and `+++` was read. */
  paired = false;
  readonly hunkLines: string[] = [];
  readonly #fromHeader: string | null;

  /** @param header what stands behind `diff --git `; null without such a line. */
  constructor(header: string | null) {
    this.#fromHeader = header === null ? null : pathOfHeader(header);
  }

  finished(): DiffFile {
    const patch = this.hunkLines.length === 0 ? null : this.hunkLines.join("\n");
    const lines = patch === null ? null : readPatch(patch);
    const [before, after] = withoutPrefixes(this.old, this.new);
    const path = (this.status === "removed" ? before : after) ?? this.#fromHeader ?? "";
    const moved = this.status === "renamed" || this.status === "copied";
    return {
      path, status: this.status, previousPath: moved ? before : null,
      additions: lines?.additions ?? this.#beginningWith("+"), deletions: lines?.deletions ?? this.#beginningWith("-"),
      patch: lines === null ? null : patch,
      mode: this.status === "removed" ? null : this.mode,
    };
  }

  #beginningWith(sign: string): number {
    return this.hunkLines.filter((line) => line.startsWith(sign)).length;
  }
}

/** `diff --git` repeats one path; where the two differ, other lines name them. */
function pathOfHeader(header: string): string | null {
  const quoted = /^"(?:[^"\\]|\\.)*" (".*")$/u.exec(header);
  if (quoted !== null) return unquotePath(String(quoted[1])).replace(/^b\//u, "");
  const half = header.slice((header.length + 1) / 2);
  if (header === `a/${half.slice(2)} ${half}`) return half.slice(2);
  return header === `${half} ${half}` ? half : null;
}

/** Git writes `a/` and `b/` in front of the paths; other programs do not. */
function withoutPrefixes(before: string | null, after: string | null): readonly [string | null, string | null] {
  const fits = (path: string | null, prefix: string): boolean => path === null || path === NOWHERE || path.startsWith(prefix);
  if (!fits(before, "a/") || !fits(after, "b/")) return [before, after];
  return [before === NOWHERE ? null : (before?.slice(2) ?? null), after === NOWHERE ? null : (after?.slice(2) ?? null)];
}

/** The path of a `---` or `+++` line; a tab stands before the time that some programs write. */
function pathOf(line: string): string {
  return unquotePath(String(line.slice(4).split("\t")[0]).replace(/\r$/u, ""));
}

/** Walks a diff. Hunks are skipped by their announced length: a line of one may itself look like a header. */
class DiffWalk {
  readonly files: DiffFile[] = [];
  #file: OpenFile | null = null;
  #left = { old: 0, new: 0 };

  step(line: string, next: string | undefined): void {
    // No line of a hunk begins so: a hunk that is shorter than announced must not swallow the files behind it.
    if (line.startsWith("diff -")) this.#left = { old: 0, new: 0 };
    if (this.#left.old > 0 || this.#left.new > 0) this.#body(line);
    else if (line.startsWith("diff --git ")) this.#open(new OpenFile(line.slice("diff --git ".length)));
    else if (line.startsWith("--- ") && next?.startsWith("+++ ") === true) this.#paths(line, next);
    else if (line.startsWith("@@ ")) this.#hunk(line);
    else if (line.startsWith("\\")) this.#file?.hunkLines.push(line);
    else this.#extended(line);
  }

  end(): readonly DiffFile[] {
    if (this.#file !== null) this.files.push(this.#file.finished());
    this.#file = null;
    return this.files;
  }

  #open(file: OpenFile): OpenFile {
    this.end();
    this.#file = file;
    return file;
  }

  #paths(line: string, next: string): void {
    const known = this.#file;
    // Without `diff --git` this pair opens a file; with it, it belongs to the one that is open.
    const file = known === null || known.paired || known.hunkLines.length > 0 ? this.#open(new OpenFile(null)) : known;
    file.paired = true;
    file.old = pathOf(line);
    file.new = pathOf(next);
    if (file.old === NOWHERE) file.status = "added";
    if (file.new === NOWHERE) file.status = "removed";
  }

  #hunk(line: string): void {
    this.#file?.hunkLines.push(line);
    const [, before = "1", after = "1"] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/u.exec(line) ?? ["", "0", "0"];
    this.#left = { old: Number(before), new: Number(after) };
  }

  #body(line: string): void {
    this.#file?.hunkLines.push(line);
    if (line.startsWith("\\")) return;
    if (!line.startsWith("+")) this.#left.old -= 1;
    if (!line.startsWith("-")) this.#left.new -= 1;
  }

  #extended(line: string): void {
    const file = this.#file;
    if (file === null || file.hunkLines.length > 0) return;
    if (line.startsWith("new file mode ")) file.status = "added";
    else if (line.startsWith("deleted file mode ")) file.status = "removed";
    file.mode = MODE.exec(line)?.[1] ?? file.mode;
    const moved = /^(rename|copy) (from|to) (.+)$/u.exec(line);
    if (moved === null) return;
    file.status = moved[1] === "rename" ? "renamed" : "copied";
    const path = unquotePath(String(moved[3]));
    if (moved[2] === "from") file.old = `a/${path}`;
    else file.new = `b/${path}`;
  }
}

/**
 * Reads a whole unified diff as git or diff write it: `diff --git`, or a pair of `---` and `+++` without one, opens a
 * file. The prefixes `a/` and `b/` are taken away.
 */
export function readUnifiedDiff(diff: string): readonly DiffFile[] {
  const walk = new DiffWalk();
  const lines = diff.split("\n");
  for (const [index, line] of lines.entries()) {
    // What the last line break leaves behind is no line.
    if (index < lines.length - 1 || line !== "") walk.step(line, lines[index + 1]);
  }
  return walk.end();
}
