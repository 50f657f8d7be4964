import type { Stats } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { InputError, messageOf, systemErrorCode } from "../action/errors.js";

/** How a shell hands over a pipe that it has opened: `--timings /dev/stdin`, `--timings <(command)`. */
const OPENED_BY_THE_SHELL = /^\/(?:dev\/stdin|dev\/fd\/\d+|proc\/self\/fd\/\d+)$/;

/** The text of `file`, or null when there is none. Throws InputError when it is there but cannot be read. */
export async function readTextIfPresent(file: string): Promise<string | null> {
  return ifPresent(file, () => readFile(file, "utf8"));
}

/** The bytes of `file`, or null when there is none. Throws InputError when it is there but cannot be read. */
export async function readBytesIfPresent(file: string): Promise<Buffer | null> {
  return ifPresent(file, () => readFile(file));
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

async function ifPresent<T>(file: string, read: () => Promise<T>): Promise<T | null> {
  try {
    if (mayNeverEnd(file, await stat(file))) throw new Error("it is a pipe, a socket or a device; name a regular file");
    return await read();
  } catch (thrown) {
    const code = systemErrorCode(thrown);
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw new InputError(`cannot read ${file}: ${code === "EISDIR" ? "it is a folder" : messageOf(thrown)}`);
  }
}

/** A pipe that nobody writes to would keep us waiting for ever, and a device such as /dev/zero has no end. */
function mayNeverEnd(file: string, facts: Stats): boolean {
  if (facts.isFIFO()) return !OPENED_BY_THE_SHELL.test(file);
  return !facts.isFile() && !facts.isDirectory();
}
