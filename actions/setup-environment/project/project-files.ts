import { open, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { InputError, messageOf, systemErrorCode, type Place } from "../../../shared/action/errors.js";
import { confinedPath } from "../../../shared/files/confined-path.js";

/** Far beyond any file that names a version; lock files are only asked for their beginning. */
const LARGEST_BYTES = 2 * 1024 * 1024;

/** The files of one project folder, read-only. Names are relative to the folder, with `/` on every system. */
export interface ProjectFiles {
  /** Absolute path of the folder. */
  readonly folder: string;
  /** Names in the folder itself, sorted. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /**
   * Text of a file, or null when there is none.
   * @throws InputError when it is a link out of the workspace, no regular file, too large or not UTF-8.
   */
  read(name: string): Promise<string | null>;
  /** The first `bytes` of a file as text, or null when there is none. */
  beginning(name: string, bytes: number): Promise<string | null>;
  /** A place in a file of the folder, as the user sees it from the workspace. */
  place(name: string, line?: number, column?: number): Place;
}

/**
 * Opens a project folder.
 * @throws InputError when `folder` is no folder, or lies outside the workspace.
 */
export async function openProject(workspace: string, folder: string): Promise<ProjectFiles> {
  const confined = await confinedPath(workspace, folder, "input working-directory");
  const names = await namesIn(confined, folder);
  const shown = (name: string): string => path.relative(workspace, path.join(confined, name)).replaceAll(path.sep, "/");
  const place = (name: string, line?: number, column?: number): Place =>
    ({ file: shown(name), ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) });
  return {
    folder: confined,
    names,
    place,
    has: (name) => names.includes(name),
    async read(name) {
      const absolute = await confinedPath(workspace, path.join(confined, name), `file ${shown(name)}`);
      const bytes = await bytesOf(absolute, shown(name), null);
      return bytes === null ? null : decoded(bytes, shown(name));
    },
    async beginning(name, limit) {
      const absolute = await confinedPath(workspace, path.join(confined, name), `file ${shown(name)}`);
      return (await bytesOf(absolute, shown(name), limit))?.toString("utf8") ?? null;
    },
  };
}

async function namesIn(folder: string, asked: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    throw new InputError(`input working-directory: ${asked} is no folder that can be read; name the folder of the project`);
  }
}

/** A pipe or device would keep us waiting for ever, so what is not a regular file is refused before it is opened. */
async function bytesOf(absolute: string, shown: string, limit: number | null): Promise<Buffer | null> {
  const facts = await stat(absolute).catch((thrown: unknown) => {
    const code = systemErrorCode(thrown);
    /* istanbul ignore if -- a folder without rights; the tests may run as root, who has them all */
    if (code !== "ENOENT" && code !== "ENOTDIR") throw new InputError(`cannot read it: ${messageOf(thrown)}`, { file: shown });
    return null;
  });
  if (facts === null) return null;
  if (!facts.isFile()) throw new InputError("is not a regular file; a file of this name must be one", { file: shown });
  if (limit === null && facts.size > LARGEST_BYTES) throw new InputError("is larger than 2 MiB; a file of this name holds settings, not data", { file: shown });
  const handle = await open(absolute);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(facts.size, limit ?? LARGEST_BYTES)));
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function decoded(bytes: Buffer, shown: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError("is not UTF-8 text; save it as UTF-8", { file: shown });
  }
}
