import { RESULTS_FOLDER } from "../files/results-folder.js";
import type { GitProgram } from "./git-program.js";

/** Paths in which a working tree is not its commit, each relative to the top of the checkout. */
export interface LocalChanges {
  /** Files that git tracks. */
  readonly tracked: readonly string[];
  /** Files and folders that git neither tracks nor ignores. Tests among them run, and no commit has them. */
  readonly untracked: readonly string[];
}

/** What differs from the commit below the folder. What runs of our own left there does not count. */
export async function localChanges(git: GitProgram): Promise<LocalChanges> {
  const options = ["--porcelain", "-z", "--no-renames", "--untracked-files=normal"];
  const printed = await git.must(["status", ...options, "--", ".", `:(exclude)${RESULTS_FOLDER}`], "read the status");
  const entries = printed.split("\0").filter((entry) => entry !== "");
  const paths = (untracked: boolean): string[] => entries.filter((entry) => entry.startsWith("??") === untracked).map((entry) => entry.slice(3));
  return { tracked: paths(false), untracked: paths(true) };
}
