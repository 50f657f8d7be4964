import path from "node:path";
import { InputError } from "../action/errors.js";
import { isReallyInside } from "../action/path-inside.js";

/**
 * Absolute path of `relative` below `folder`; symbolic links count by where they lead.
 * @param what names the value in the message, such as `suite directory`.
 * @throws InputError when it leads out of `folder`.
 */
export function confinedPath(folder: string, relative: string, what: string): Promise<string> {
  return new Promise((resolve) => {
    const absolute = path.resolve(folder, relative);
    if (relative.includes("\0") || !isReallyInside(absolute, folder)) {
      throw new InputError(`${what}: ${JSON.stringify(relative)} lies outside ${folder}; name a path inside it`);
    }
    resolve(absolute);
  });
}
