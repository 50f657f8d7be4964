import { realpath } from "node:fs/promises";
import path from "node:path";
import { InputError, systemErrorCode } from "../action/errors.js";
import { isInside } from "../action/inputs.js";

/** The real path of `candidate`; where it does not exist yet, of its nearest existing parent plus the rest. */
async function realPathOf(candidate: string): Promise<string> {
  try {
    return await realpath(candidate);
  } catch (thrown) {
    const parent = path.dirname(candidate);
    if (systemErrorCode(thrown) !== "ENOENT" || parent === candidate) throw thrown;
    return path.join(await realPathOf(parent), path.basename(candidate));
  }
}

/**
 * Absolute path of `relative` below `folder`, with symbolic links followed.
 * @param what names the value in the message, such as `suite directory`.
 * @throws InputError when it leads out of `folder`.
 */
export async function confinedPath(folder: string, relative: string, what: string): Promise<string> {
  const outside = new InputError(`${what}: ${JSON.stringify(relative)} lies outside ${folder}; name a path inside it`);
  if (relative.includes("\0")) throw outside;
  const absolute = path.resolve(folder, relative);
  if (!isInside(absolute, folder)) throw outside;
  if (!isInside(await realPathOf(absolute), await realPathOf(folder))) throw outside;
  return absolute;
}
