import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import { findFiles } from "../../../shared/files/find.js";
import { globMatcher, namesOneFile, splitGlob } from "../../../shared/files/glob.js";

/** A report on disk. */
export interface FoundReport {
  /** For messages: relative to the root where it lies below it. */
  readonly name: string;
  /** Absolute, links followed. */
  readonly file: string;
}

export interface FoundReports {
  readonly reports: readonly FoundReport[];
  /** Patterns that name no file. */
  readonly unmatched: readonly string[];
}

/** The patterns of a comma or newline separated list; commas inside braces belong to a pattern. */
export function splitPatterns(list: string): string[] {
  const parts = list.match(/(?:\{[^{}]*\}|[^,\n])+/gu) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

async function isFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null))?.isFile() === true;
}

/** Absolute paths of the files that `pattern` names below `folder`: a file of that very name, else those the glob matches. */
async function filesOf(folder: string, pattern: string): Promise<string[]> {
  const literal = path.resolve(folder, pattern);
  if (await isFile(literal)) return [literal];
  if (pattern.startsWith("!")) globMatcher([pattern]);
  // The name of the folder itself may hold characters that mean something in a glob.
  const below = pattern.startsWith(`${folder}/`) ? pattern.slice(folder.length + 1) : pattern;
  const { base, rest } = splitGlob(below);
  // A name that is no file's is a folder's, or nobody's.
  if (rest === "" || namesOneFile(rest)) return [];
  const start = path.resolve(folder, base);
  return (await findFiles(start, [rest])).map((file) => path.join(start, file));
}

/**
 * Finds the reports that the user's patterns name. A relative pattern is tried below each of the folders, and the first
 * folder where it names anything holds.
 * @param folders absolute, in order: the root, then the folder that the user works in.
 */
export async function findReports(patterns: readonly string[], folders: readonly string[]): Promise<FoundReports> {
  const found = new Map<string, FoundReport>();
  const unmatched: string[] = [];
  for (const pattern of patterns) {
    let files: string[] = [];
    for (const folder of folders) if (files.length === 0) files = await filesOf(folder, pattern);
    if (files.length === 0) unmatched.push(pattern);
    for (const file of files) {
      const real = await realpath(file);
      found.set(real, { file: real, name: shortName(file, folders) });
    }
  }
  return { reports: [...found.values()].sort((a, b) => (a.file < b.file ? -1 : 1)), unmatched };
}

function shortName(file: string, folders: readonly string[]): string {
  const names = folders.map((folder) => path.relative(folder, file)).filter((name) => !name.startsWith(".."));
  return names[0] ?? file;
}
