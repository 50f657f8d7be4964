import { lstat } from "node:fs/promises";
import path from "node:path";
import { readTextIfPresent } from "../../../shared/files/read.js";
import { visibleFileName } from "../../../shared/report/escape/file-name.js";
import { plural } from "../../../shared/report/figures.js";
import type { CoverageNote } from "../../../shared/coverage/problem.js";
import { hasCode, hasCountedCode } from "./has-code.js";
import { ignoreThatHides, unexplainedIgnores } from "./ignores.js";
import type { UnmeasuredSources } from "./source-set.js";

/** A link holds no code: what it leads to is measured, and judged, under its own name. */
async function isLink(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => null))?.isSymbolicLink() === true;
}

/** Sources that must be measured and are not, and what a reader should know of them. */
export interface UnmeasuredCode {
  readonly groups: readonly UnmeasuredSources[];
  readonly notes: readonly CoverageNote[];
}

function hiddenNote(file: string, remark: string): CoverageNote {
  const message = `\`${remark}\` takes code out of coverage, and a file of which nothing is left is not measured; name it in the policy's coverage.exclude, with the reason in a comment`;
  return { code: "ignored-file", file, message };
}

/**
 * What is left when only files are counted that exist and hold code; a file that was deleted since the commit cannot be
 * measured.
 * @param listed the files that reports list with nothing to count in them.
 */
export async function sourcesWithCode(root: string, groups: readonly UnmeasuredSources[], listed: ReadonlySet<string>): Promise<UnmeasuredCode> {
  const found: UnmeasuredSources[] = [];
  const notes: CoverageNote[] = [];
  for (const { language, files } of groups) {
    const left: string[] = [];
    for (const file of files) {
      const source = (await isLink(path.join(root, file))) ? null : await readTextIfPresent(path.join(root, file));
      const reads = listed.has(file) ? hasCountedCode : hasCode;
      if (source === null || !reads(file, source)) continue;
      left.push(file);
      const remark = ignoreThatHides(source, listed.has(file));
      if (remark !== null) notes.push(hiddenNote(file, remark));
    }
    if (left.length > 0) found.push({ language, files: left });
  }
  return { groups: found, notes };
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
