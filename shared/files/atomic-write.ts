import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { InputError, messageOf, systemErrorCode } from "../action/errors.js";

const REMEDIES = new Map<string | null, string>([
  ["EACCES", "permission denied; choose a folder that this user may write"],
  ["EPERM", "permission denied; choose a folder that this user may write"],
  ["EROFS", "the file system is read-only; choose another folder"],
  ["ENOSPC", "the disk is full; free space and run again"],
  ["EDQUOT", "the disk quota is used up; free space and run again"],
  ["ENOTDIR", "a part of the path is a file; choose another path"],
  ["EEXIST", "a part of the path is a file; choose another path"],
  ["EISDIR", "it is a folder; name a file"],
  ["ENOTEMPTY", "another run writes there at the same time; let one end before the next begins"],
]);

/** The one line that a user reads when `file` could not be written. */
export function writeProblem(file: string, thrown: unknown): InputError {
  const remedy = REMEDIES.get(systemErrorCode(thrown)) ?? messageOf(thrown);
  return new InputError(`cannot write ${file}: ${remedy}`);
}

/**
 * Writes a file whole or not at all, and makes its folder: the content goes to a neighbour first, which then takes the
 * name.
 * @throws InputError in one line when it cannot be written; nothing is left behind then.
 */
export async function writeFileAtomic(file: string, content: string | Uint8Array): Promise<void> {
  const folder = path.dirname(path.resolve(file));
  const neighbour = path.join(folder, `.plimsoll-${randomUUID()}.partial`);
  let firstMade: string | undefined;
  try {
    firstMade = await mkdir(folder, { recursive: true });
    await writeFile(neighbour, content, { flush: true });
    await rename(neighbour, file);
  } catch (thrown) {
    // Settled, not awaited for success: the user needs to hear of the first problem.
    await Promise.allSettled([rm(neighbour, { force: true })]);
    if (firstMade !== undefined) await removeEmptyFolders(folder, firstMade);
    throw writeProblem(file, thrown);
  }
}

/** Removes `folder` and its parents up to `last`. One that another run has filled meanwhile stays: only an empty one goes. */
async function removeEmptyFolders(folder: string, last: string): Promise<void> {
  await Promise.allSettled([rmdir(folder)]);
  if (folder !== last) await removeEmptyFolders(path.dirname(folder), last);
}
