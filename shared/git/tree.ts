/** One entry of a commit's tree. */
export interface TreeFile {
  readonly path: string;
  /** Git's id of the content; null for a link and for another repository. */
  readonly blob: string | null;
}

/** Reads what `git ls-tree -r -z` prints. */
export function parseTree(printed: string): TreeFile[] {
  return printed.split("\0").slice(0, -1).map((entry) => {
    const tab = entry.indexOf("\t");
    const [, blob = null] = /^100\d{3} blob ([0-9a-f]+)$/.exec(entry.slice(0, tab)) ?? [];
    return { path: entry.slice(tab + 1), blob };
  }).sort((one, other) => (one.path < other.path ? -1 : 1));
}
