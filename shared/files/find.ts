import { readdir } from "node:fs/promises";
import path from "node:path";
import picomatch from "picomatch";

/** Folders that hold other people's files, never a repository's own. */
const NEVER_ENTERED = new Set([".git", "node_modules"]);

/**
 * Files below `folder` that match one of the globs, sorted; `/` separates on every system. Links are not followed.
 * @param globs relative to `folder`; `**` crosses folders, names with a leading dot match only when written.
 * @returns paths relative to `folder`.
 */
export async function findFiles(folder: string, globs: readonly string[]): Promise<string[]> {
  const scanned = globs.map((glob) => picomatch.scan(glob.replace(/^\.\//, "")));
  const matches = picomatch(globs.map((glob) => glob.replace(/^\.\//, "")), { dot: true });
  const bases = new Set(scanned.map(({ base, isGlob }) => (isGlob ? base : path.posix.dirname(base))));
  const found = new Set<string>();
  for (const base of bases) {
    for (const file of await filesBelow(folder, base === "." ? "" : base)) if (matches(file)) found.add(file);
  }
  return [...found].sort();
}

async function filesBelow(folder: string, relative: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, relative), { withFileTypes: true }).catch(() => []);
  const nested = await Promise.all(
    entries.map((entry) => {
      const name = relative === "" ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) return NEVER_ENTERED.has(entry.name) ? [] : filesBelow(folder, name);
      return entry.isFile() ? [name] : [];
    }),
  );
  return nested.flat();
}
