import { createHash } from "node:crypto";
import { globMatcher } from "../../../shared/files/glob.js";
import type { GitRepository } from "../../../shared/git/repository.js";
import type { SourceFile } from "../migrations/layouts/layout.js";
import { isGlob } from "./sources.js";

/**
 * The migrations as they were where the change left its base: with those that it edits or takes away.
 * @param now the files of the change, which mostly are the same.
 */
export async function mergedSources(repository: GitRepository, base: string, named: readonly string[], now: readonly SourceFile[]): Promise<SourceFile[]> {
  const commit = await repository.mergeBase(base);
  const isOurs = globMatcher(named.filter(isGlob));
  const known = new Map(now.map((source) => [source.file, source]));
  const merged: SourceFile[] = [];
  for (const { path, blob } of await repository.treeAt(commit)) {
    if (blob === null || !(named.includes(path) || isOurs(path))) continue;
    const present = known.get(path);
    merged.push(present !== undefined && isBlob(present.text, blob) ? present : { file: path, text: await repository.blobText(blob) });
  }
  return merged;
}

/** Whether git gives a text this id: nothing has to be read then. Where it counts otherwise, the content is read. */
function isBlob(text: string, id: string): boolean {
  const bytes = Buffer.from(text, "utf8");
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex") === id;
}
