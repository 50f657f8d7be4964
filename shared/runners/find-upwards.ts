import { stat } from "node:fs/promises";
import path from "node:path";

/** The folder itself and every folder above it, nearest first. */
export function foldersUpwards(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUpwards(parent)];
}

/** Whether `file` is there and is a file. What cannot be looked at counts as absent. */
export async function isFile(file: string): Promise<boolean> {
  return stat(file).then((found) => found.isFile(), () => false);
}

/** Absolute path of the first of `relatives` in `folders`, folder by folder; null when there is none. */
export async function firstFile(folders: readonly string[], relatives: readonly string[]): Promise<string | null> {
  for (const folder of folders) {
    for (const relative of relatives) if (await isFile(path.join(folder, relative))) return path.join(folder, relative);
  }
  return null;
}
