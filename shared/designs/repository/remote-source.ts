import { InconclusiveError } from "../../action/errors.js";
import type { FileCommit } from "../../git/file-history.js";
import { signOffsOf } from "../../git/sign-offs.js";
import type { FileCommitOnGitHub } from "../../github/file-commits.js";
import type { GitHub } from "../../github/connection.js";
import type { TouchedFile } from "../judgement/change.js";
import type { DesignSource } from "./design-source.js";

/** A pull request, as far as its designs are read from it. */
export interface RemoteChange {
  /** Sha of the tip of the branch that it goes into. */
  readonly base: string;
  readonly head: string;
  readonly files: readonly TouchedFile[];
  /** Its commits; a part of them proves nothing about who wrote what. */
  readonly commits: { readonly complete: boolean; readonly items: readonly { readonly sha: string }[] };
}

type Reads = Pick<GitHub, "compare" | "blobTexts" | "fileCommits" | "readFile"> & Pick<DesignSource, "treeAt">;

/**
 * A pull request's change, read from GitHub: nothing of it is checked out.
 * @throws InconclusiveError when GitHub does not say what the change starts from.
 */
export async function remoteSource(github: Reads, { base, head, files, commits }: RemoteChange): Promise<DesignSource> {
  const own = new Set(commits.items.map(({ sha }) => sha));
  return {
    base: (await github.compare(base, head)).mergeBase, onto: base, head, files,
    treeAt: (commit) => github.treeAt(commit),
    textsOf: (blobs) => github.blobTexts(blobs),
    async historyOf(path) {
      if (!commits.complete) throw new InconclusiveError(`GitHub lists only a part of the commits, so nobody knows who wrote ${path}; split the change`);
      const found = (await github.fileCommits(path, head)).filter(({ sha }) => own.has(sha));
      return historyFrom(found, (commit) => github.readFile(path, commit));
    },
  };
}

/** Reads what each commit made of the file; each version once. */
async function historyFrom(commits: readonly FileCommitOnGitHub[], read: (commit: string) => Promise<string | null>): Promise<FileCommit[]> {
  const known = new Map<string, string | null>();
  const contentAt = async (commit: string): Promise<string | null> => {
    if (!known.has(commit)) known.set(commit, await read(commit));
    return known.get(commit) ?? null;
  };
  const history: FileCommit[] = [];
  for (const { sha, message, authorAddress, parents } of commits) {
    const after = await contentAt(sha);
    const before: (string | null)[] = [];
    for (const parent of parents) before.push(await contentAt(parent));
    const different = before.filter((content) => content !== after);
    history.push({ sha, authorAddress, signedOffBy: signOffsOf(message), before: different, after, isOwn: different.length === parents.length });
  }
  return history;
}
