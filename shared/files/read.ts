import { readFile } from "node:fs/promises";
import { InputError, messageOf, systemErrorCode } from "../action/errors.js";

/** The text of `file`, or null when there is none. Throws InputError when it is there but cannot be read. */
export async function readTextIfPresent(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (thrown) {
    const code = systemErrorCode(thrown);
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw new InputError(`cannot read ${file}: ${code === "EISDIR" ? "it is a folder" : messageOf(thrown)}`);
  }
}

/**
 * The text of `file`.
 * @param remedy what to do when it is absent, such as `run plan-shards first`.
 */
export async function readText(file: string, remedy: string): Promise<string> {
  const text = await readTextIfPresent(file);
  if (text === null) throw new InputError(`cannot read ${file}: there is no such file; ${remedy}`);
  return text;
}
