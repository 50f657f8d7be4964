import path from "node:path";
import { isInside } from "../action/path-inside.js";
import { writeFileAtomic } from "./atomic-write.js";
import { confinedPath } from "./confined-path.js";
import { readTextIfPresent } from "./read.js";

/** Where runs leave what they make, below the repository that they judge. Everything in it is Plimsoll's own. */
export const RESULTS_FOLDER = ".plimsoll";

/**
 * Readies the results folder of `repository` for writing `target`, when that lies in it: git must not see the folder, or a
 * run would change the repository that it judges. Elsewhere the user has named the place, and nothing is done.
 * @param target absolute path.
 * @throws InputError when the folder leads out of the repository or cannot be written.
 */
export async function readyResultsFolder(repository: string, target: string): Promise<void> {
  if (!isInside(target, path.join(repository, RESULTS_FOLDER))) return;
  const folder = await confinedPath(repository, RESULTS_FOLDER, "folder of the results");
  const ignore = path.join(folder, ".gitignore");
  if ((await readTextIfPresent(ignore)) === null) await writeFileAtomic(ignore, "*\n");
}

/** Whether `target` is a place below the results folder of `repository`, which runs may replace; both absolute. */
export function isResult(repository: string, target: string): boolean {
  const folder = path.join(repository, RESULTS_FOLDER);
  return target !== folder && isInside(target, folder);
}
