import type { GitProgram } from "./git-program.js";

/** A commit that changed one file. */
export interface FileCommit {
  readonly sha: string;
  /** Address of its author, which anybody can choose. */
  readonly authorAddress: string;
  /** Its Signed-off-by lines, without the key. */
  readonly signedOffBy: readonly string[];
  /** The file in each parent that has another version of it; null where that has none. */
  readonly before: readonly (string | null)[];
  /** Whether every parent has another version. A merge that took one parent's version brought nothing itself. */
  readonly isOwn: boolean;
  /** The file in the commit; null where it was removed. */
  readonly after: string | null;
}

const FORMAT = "--format=commit %H%nauthor %ae%nparents %P%nsigned-off %(trailers:key=Signed-off-by,valueonly=true,unfold=true,separator=%x1f)";

/**
 * The commits of `range` that changed `file`, newest first; merges with what they themselves changed.
 * @throws InconclusiveError when this clone lacks one of them.
 */
export async function fileHistory(git: GitProgram, range: string, file: string): Promise<FileCommit[]> {
  const printed = await git.must(["log", "--topo-order", "--full-history", "-m", "--raw", "--no-abbrev", "--no-renames", "--no-show-signature", "--no-color", FORMAT, range, "--", `./${file}`], `read the history of ${file}`);
  const contents = new Map<string, string | null>([["", null]]);
  const contentOf = async (blob: string): Promise<string | null> => {
    const read = contents.get(blob) ?? (blob === "" ? null : await git.must(["cat-file", "blob", blob], `read ${file}`));
    contents.set(blob, read);
    return read;
  };
  const commits: FileCommit[] = [];
  for (const { sha, authorAddress, parents, signedOffBy, pairs } of entriesOf(printed)) {
    const before: (string | null)[] = [];
    for (const [old] of pairs) before.push(await contentOf(old));
    const after = await contentOf(pairs[0]?.[1] ?? "");
    commits.push({ sha, authorAddress, signedOffBy, before, after, isOwn: pairs.length >= Math.max(1, parents) });
  }
  return commits;
}

interface Entry {
  readonly sha: string;
  authorAddress: string;
  parents: number;
  signedOffBy: readonly string[];
  /** Object ids before and after, one pair for each parent that differs; empty for no file. */
  readonly pairs: (readonly [before: string, after: string])[];
}

/** With `-m`, git prints a merge once for each parent that differs. */
function entriesOf(printed: string): Entry[] {
  const entries = new Map<string, Entry>();
  let current: Entry = { sha: "", authorAddress: "", parents: 0, signedOffBy: [], pairs: [] };
  for (const line of printed.split("\n")) {
    const [word = "", ...rest] = line.split(" ");
    if (word === "commit") {
      const [sha = ""] = rest;
      current = entries.get(sha) ?? { sha, authorAddress: "", parents: 0, signedOffBy: [], pairs: [] };
      entries.set(sha, current);
    }
    if (word === "author") current.authorAddress = rest.join(" ");
    if (word === "parents") current.parents = rest.filter((parent) => parent !== "").length;
    if (word === "signed-off") current.signedOffBy = rest.join(" ").split("\u001f").filter((one) => one !== "");
    if (word.startsWith(":")) current.pairs.push([blobOf(rest[1]), blobOf(rest[2])]);
  }
  return [...entries.values()];
}

/** Git writes zeros for no file. */
function blobOf(id = ""): string {
  return /^0+$/.test(id) ? "" : id;
}
