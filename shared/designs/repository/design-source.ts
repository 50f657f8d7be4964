import type { FileCommit } from "../../git/file-history.js";
import type { TreeFile } from "../../git/tree.js";
import type { TouchedFile } from "../judgement/change.js";

/** A change, its commits and their files, wherever they are read from. What cannot be read throws InconclusiveError. */
export interface DesignSource {
  /** Commit that the change starts from. */
  readonly base: string;
  /** Tip of the branch that the change goes onto. */
  readonly onto: string;
  /** Commit of the change. */
  readonly head: string;
  /** Files in which the two differ. */
  readonly files: readonly TouchedFile[];
  /** Everything that a commit has; null when the commit is gone. */
  readonly treeAt: (commit: string) => Promise<readonly TreeFile[] | null>;
  /** Texts by git's id of the content; all of them. */
  readonly textsOf: (blobs: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The commits of the change that changed a file, newest first. */
  readonly historyOf: (path: string) => Promise<readonly FileCommit[]>;
}
