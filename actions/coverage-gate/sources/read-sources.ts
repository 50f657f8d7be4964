import { lstat } from "node:fs/promises";
import path from "node:path";
import { readTextIfPresent } from "../../../shared/files/read.js";
import { visibleFileName } from "../../../shared/report/escape/file-name.js";
import { plural } from "../../../shared/report/figures.js";
import type { CoverageNote } from "../../../shared/coverage/problem.js";
import { hasCode } from "./has-code.js";
import { unexplainedIgnores } from "./ignores.js";
import type { UnmeasuredSources } from "./source-set.js";

/** A link holds no code: what it leads to is measured, and judged, under its own name. */
async function isLink(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => null))?.isSymbolicLink() === true;
}

async function filesWithCode(root: string, files: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    if (await isLink(path.join(root, file))) continue;
    const source = await readTextIfPresent(path.join(root, file));
    if (source !== null && hasCode(file, source)) found.push(file);
  }
  return found;
}

/** What is left when only files are counted that exist and hold code; a file that was deleted since the commit cannot be measured. */
export async function sourcesWithCode(root: string, groups: readonly UnmeasuredSources[]): Promise<UnmeasuredSources[]> {
  const found: UnmeasuredSources[] = [];
  for (const { language, files } of groups) {
    const left = await filesWithCode(root, files);
    if (left.length > 0) found.push({ language, files: left });
  }
  return found;
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
