import type { TreeFile } from "../../git/tree.js";

/** Files as a merge would leave them. */
export interface MergedTree {
  /** Where both sides changed one, the branch's that the change goes onto. */
  readonly files: readonly TreeFile[];
  /** Paths that both sides changed, each in its own way: nobody has seen yet what a merge makes of them. */
  readonly conflicts: readonly string[];
}

/**
 * What a change and the branch that it goes onto come to, file by file. The head alone is not it: on a branch that was cut
 * before a design was withdrawn, the design still stands.
 * @param start where the two parted.
 */
export function mergedTree(start: readonly TreeFile[], onto: readonly TreeFile[], head: readonly TreeFile[]): MergedTree {
  const [before, theirs, ours] = [byPath(start), byPath(onto), byPath(head)];
  const files: TreeFile[] = [];
  const conflicts: string[] = [];
  for (const path of [...new Set([...theirs.keys(), ...ours.keys()])].sort()) {
    const [was, there, here] = [before.get(path), theirs.get(path), ours.get(path)];
    const isOurs = isSame(there, was);
    if (!isOurs && !isSame(here, was) && !isSame(here, there)) conflicts.push(path);
    const file = isOurs ? here : there;
    if (file !== undefined) files.push(file);
  }
  return { files, conflicts };
}

function byPath(files: readonly TreeFile[]): ReadonlyMap<string, TreeFile> {
  return new Map(files.map((file) => [file.path, file]));
}

function isSame(one: TreeFile | undefined, other: TreeFile | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.blob === other.blob;
}
