import type { GitRepository } from "../../git/repository.js";
import type { DesignSource } from "./design-source.js";

/**
 * HEAD's change in a checkout. Nothing of it is run or believed: documents are data of commits.
 * @param onto ref that the change goes onto.
 * @throws InconclusiveError that says what to fetch when this clone lacks a part of the change.
 */
export async function localSource(repository: GitRepository, onto: string): Promise<DesignSource> {
  const base = await repository.mergeBase(onto);
  return {
    base, onto: await repository.baseCommit(onto), head: "HEAD",
    files: await repository.changedFiles(base),
    treeAt: async (commit) => ((await repository.resolve(commit)) === null ? null : repository.treeAt(commit)),
    async textsOf(blobs) {
      const texts = new Map<string, string>();
      for (const blob of blobs) texts.set(blob, await repository.blobText(blob));
      return texts;
    },
    historyOf: (path) => repository.historyOf(base, path),
  };
}
