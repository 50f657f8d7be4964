import path from "node:path";
import { attempt } from "../../shared/action/attempt.js";
import { InputError } from "../../shared/action/errors.js";
import { readDesign, type Design } from "../../shared/designs/document/design.js";
import { findFiles } from "../../shared/files/find.js";
import { readText } from "../../shared/files/read.js";

/** A document on disk: read, or why it cannot be. */
export type DocumentOnDisk = { readonly path: string; readonly design: Design } | { readonly path: string; readonly error: InputError };

/** Reads one document. @param file absolute. @param folder of the repository: paths are told from it. */
export async function readDocument(file: string, folder: string): Promise<DocumentOnDisk> {
  const relative = path.relative(folder, file).split(path.sep).join("/");
  const content = await readText(file, "plimsoll design new writes one");
  const read = attempt(InputError, () => readDesign(content, relative));
  return read instanceof InputError ? { path: relative, error: read } : { path: relative, design: read };
}

/** Every document below `folder` that the globs name, sorted. README files are none. */
export async function documentsOnDisk(folder: string, globs: readonly string[]): Promise<DocumentOnDisk[]> {
  const found: DocumentOnDisk[] = [];
  for (const file of await findFiles(folder, globs)) {
    if (!/(?:^|\/)readme\.md$/i.test(file)) found.push(await readDocument(path.join(folder, file), folder));
  }
  return found;
}
