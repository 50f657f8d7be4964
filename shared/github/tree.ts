import { InconclusiveError } from "../action/errors.js";
import type { TreeFile } from "../git/tree.js";
import { boolean, list, object, text } from "../schema/shape.js";
import { caughtFailure } from "./wire/request-failure.js";
import { provenRead } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

/** A file of a commit with git's mode: `100644`, `100755` for a program, `120000` for a link, `160000` for another repository. */
export interface TreeFileWithMode extends TreeFile {
  readonly mode: string;
}

const TREE = object({
  tree: list(object({ path: text(), mode: text(), type: text(), sha: text() }, { open: true })),
  truncated: boolean(),
}, { open: true });

/** An entry of a commit's tree that is no folder. */
export interface TreeEntry {
  readonly path: string;
  /** git's mode and id: two entries of one path are the same where both are. */
  readonly mode: string;
  readonly sha: string;
}

/**
 * Every file of a commit; null when the commit is gone.
 * @throws InconclusiveError when it cannot be read, or holds more files than GitHub lists.
 */
export async function treeAt(wire: Wire, commit: string): Promise<readonly TreeFileWithMode[] | null> {
  const entries = await treeEntries(wire, commit);
  if (entries === "too-many") throw new InconclusiveError(`cannot ${listing(commit)}: it has more files than GitHub lists`);
  return entries === "gone" ? null : entries.map(({ path, mode, sha }) => ({ path, blob: mode.startsWith("100") ? sha : null, mode }));
}

/**
 * Every entry of a commit's tree that is no folder, or why nobody can say.
 * @throws InconclusiveError when GitHub gives no answer.
 */
export async function treeEntries(wire: Wire, commit: string): Promise<readonly TreeEntry[] | "gone" | "too-many"> {
  const found = await provenRead(listing(commit), async () => {
    try {
      return await wire.repeatable("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", { tree_sha: commit, recursive: "1" }, TREE);
    } catch (error) {
      const { kind, status } = caughtFailure(error);
      // 422: the sha is of nothing that this repository knows.
      if (kind === "not-found" || status === 422) return null;
      throw error;
    }
  });
  if (found === null) return "gone";
  return found.truncated ? "too-many" : found.tree.filter(({ type }) => type !== "tree").map(({ path, mode, sha }) => ({ path, mode, sha }));
}

function listing(commit: string): string {
  return `list the files of ${commit.slice(0, 12)}`;
}
