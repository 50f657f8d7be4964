import { lstat } from "node:fs/promises";
import path from "node:path";
import { readTextIfPresent } from "../../../shared/files/read.js";
import { visibleFileName } from "../../../shared/report/escape/file-name.js";
import { plural } from "../../../shared/report/figures.js";
import type { CoverageNote } from "../../../shared/coverage/problem.js";
import { hasCode } from "./has-code.js";
import { unexplainedIgnores } from "./ignores.js";

/** A link holds no code: what it leads to is measured, and judged, under its own name. */
async function isLink(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => null))?.isSymbolicLink() === true;
}

/** Those of `files` that exist and hold code; a file that was deleted since the commit cannot be measured. */
export async function filesWithCode(root: string, files: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    if (await isLink(path.join(root, file))) continue;
    const source = await readTextIfPresent(path.join(root, file));
    if (source !== null && hasCode(file, source)) found.push(file);
  }
  return found;
}

/** Notes on languages that no report measures: their tests may have gone, and nothing else would tell. */
export async function languageNotes(root: string, unmeasured: ReadonlyMap<string, readonly string[]>): Promise<CoverageNote[]> {
  const notes: CoverageNote[] = [];
  for (const [language, candidates] of unmeasured) {
    const files = await filesWithCode(root, candidates);
    const [first] = files;
    if (first === undefined) continue;
    const message = `no report measures ${language}, so ${plural(files.length, "source file")} of it, such as ${visibleFileName(first)}, ${files.length === 1 ? "is" : "are"} not judged; name them in coverage.include if they must be`;
    notes.push({ code: "language-not-measured", file: null, message });
  }
  return notes;
}

/** Places that a note shows. */
const SHOWN = 3;

/** A note that counts the ignores without a reason in `files`, or none. */
export async function ignoreNotes(root: string, files: readonly string[]): Promise<CoverageNote[]> {
  const places: string[] = [];
  for (const file of files) {
    const source = (await readTextIfPresent(path.join(root, file))) ?? "";
    places.push(...unexplainedIgnores(file, source).map(({ line }) => `${visibleFileName(file)}:${line}`));
  }
  if (places.length === 0) return [];
  const shown = places.slice(0, SHOWN).join(", ");
  const message = `${plural(places.length, "ignore")} without a reason behind \`--\`: ${shown}${places.length > SHOWN ? " …" : ""}`;
  return [{ code: "ignore-without-reason", file: null, message }];
}
