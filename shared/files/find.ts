import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { InputError, messageOf, systemErrorCode } from "../action/errors.js";
import { realPathOf } from "../action/path-inside.js";
import { globBase, globMatcher } from "./glob.js";

/** Folders that hold other people's files, never a repository's own. */
const NEVER_ENTERED = new Set([".git", "node_modules"]);

/**
 * Files below `folder` that match one of the globs, sorted; `/` separates on every system. Links are not followed.
 * @param globs relative to `folder`; `**` crosses folders, those with a leading dot included.
 * @returns paths relative to `folder`; empty when the folder does not exist.
 * @throws InputError for a glob that leads out of the folder, or a folder that cannot be listed.
 */
export async function findFiles(folder: string, globs: readonly string[]): Promise<string[]> {
  const matches = globMatcher(globs);
  const below: string[] = [];
  for (const base of new Set(globs.map(globBase))) {
    if (realPathOf(path.join(folder, base)) !== path.join(realPathOf(folder), base)) continue;
    await collectFiles(folder, base, below);
  }
  return [...new Set(below.filter(matches))].sort();
}

async function collectFiles(folder: string, relative: string, found: string[]): Promise<void> {
  for (const entry of await entriesOf(path.join(folder, relative))) {
    const name = relative === "" ? entry.name : `${relative}/${entry.name}`;
    if (entry.isFile()) found.push(name);
    else if (entry.isDirectory() && !NEVER_ENTERED.has(entry.name)) await collectFiles(folder, name, found);
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (thrown) {
    const code = systemErrorCode(thrown);
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw new InputError(`cannot list ${folder}: ${messageOf(thrown)}`);
  }
}
