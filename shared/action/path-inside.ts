import { readlinkSync, realpathSync } from "node:fs";
import path from "node:path";
import { InputError, messageOf, systemErrorCode } from "./errors.js";

/** Linux's own limit; beyond it a chain of links is a loop. */
const MOST_LINKS = 40;

/** Whether `candidate` is `folder` or lies below it, by their names alone; both absolute. */
export function isInside(candidate: string, folder: string): boolean {
  const relative = path.relative(folder, candidate);
  return relative === "" || (!relative.startsWith(`..${path.sep}`) && relative !== ".." && !path.isAbsolute(relative));
}

/** Whether `candidate` is `folder` or lies below it with all symbolic links followed; both absolute. */
export function isReallyInside(candidate: string, folder: string): boolean {
  return isInside(candidate, folder) && isInside(realPathOf(candidate), realPathOf(folder));
}

/**
 * Absolute path with symbolic links followed, also those that lead to nothing yet: writing to one makes its target.
 * @throws InputError when the links form a loop or a folder on the way may not be read.
 */
export function realPathOf(candidate: string, linksLeft = MOST_LINKS): string {
  try {
    return realpathSync.native(candidate);
  } catch (thrown) {
    const code = systemErrorCode(thrown);
    const absent = code === "ENOENT" || code === "ENOTDIR";
    if (!absent || linksLeft === 0) throw new InputError(`cannot follow ${candidate}: ${messageOf(thrown)}`);
  }
  const parent = realPathOf(path.dirname(candidate), linksLeft);
  const target = linkTarget(candidate);
  return target === null ? path.join(parent, path.basename(candidate)) : realPathOf(path.resolve(parent, target), linksLeft - 1);
}

function linkTarget(candidate: string): string | null {
  try {
    return readlinkSync(candidate);
  } catch {
    // No link, or nothing at all.
    return null;
  }
}
