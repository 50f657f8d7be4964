import path from "node:path";
import { attempt } from "../../shared/action/attempt.js";
import { InputError } from "../../shared/action/errors.js";
import { readDesign, type Design } from "../../shared/designs/document/design.js";
import { findFiles } from "../../shared/files/find.js";
import { readText } from "../../shared/files/read.js";

/** Where documents lie and where they are told from; both absolute. */
export interface DocumentFolders {
  /** What the policy's globs start from. */
  readonly root: string;
  /** The working directory: who reads a path can open it there. */
  readonly workspace: string;
}

/** A document on disk: read, or why it cannot be. `path` is from the working directory, `fromRoot` as the gates name it. */
export type DocumentOnDisk = { readonly path: string; readonly fromRoot: string } & ({ readonly design: Design } | { readonly error: InputError });

/** Reads one document. @param file absolute. */
export async function readDocument(file: string, { root, workspace }: DocumentFolders): Promise<DocumentOnDisk> {
  const place = { path: toldFrom(workspace, file), fromRoot: toldFrom(root, file) };
  const content = await readText(file, "plimsoll design new writes one");
  const read = attempt(InputError, () => readDesign(content, place.path));
  return read instanceof InputError ? { ...place, error: read } : { ...place, design: read };
}

/** Every document below the root that the globs name, sorted. README files are none. */
export async function documentsOnDisk(folders: DocumentFolders, globs: readonly string[]): Promise<DocumentOnDisk[]> {
  const found: DocumentOnDisk[] = [];
  for (const file of await findFiles(folders.root, globs)) {
    if (!/(?:^|\/)readme\.md$/i.test(file)) found.push(await readDocument(path.join(folders.root, file), folders));
  }
  return found;
}

/** A path as it is told from a folder, with `/` on every system. */
export function toldFrom(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join("/");
}
