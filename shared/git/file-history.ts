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
  for (const { sha, authorAddress, parents, signedOffBy, blobsBefore, blob } of entriesOf(printed)) {
    const before: (string | null)[] = [];
    for (const old of blobsBefore) before.push(await contentOf(old));
    commits.push({ sha, authorAddress, signedOffBy, before, after: await contentOf(blob), isOwn: blobsBefore.length >= Math.max(1, parents) });
  }
  return commits;
}

interface Entry {
  readonly sha: string;
  authorAddress: string;
  parents: number;
  signedOffBy: readonly string[];
  /** Git's id of the file in each parent that differs; empty for no file. */
  readonly blobsBefore: string[];
  /** And in the commit. */
  blob: string;
}

const newEntry = (sha: string): Entry => ({ sha, authorAddress: "", parents: 0, signedOffBy: [], blobsBefore: [], blob: "" });

/** With `-m`, git prints a merge once for each parent that differs. */
function entriesOf(printed: string): Entry[] {
  const entries = new Map<string, Entry>();
  let current = newEntry("");
  for (const line of printed.split("\n")) {
    const word = line.slice(0, (line + " ").indexOf(" "));
    const rest = line.slice(word.length + 1);
    if (word === "commit") {
      current = entries.get(rest) ?? newEntry(rest);
      entries.set(rest, current);
    }
    if (word === "author") current.authorAddress = rest;
    if (word === "parents") current.parents = rest.split(" ").filter((parent) => parent !== "").length;
    if (word === "signed-off") current.signedOffBy = rest.split("\u001f").filter((one) => one !== "");
    if (word.startsWith(":")) {
      const [, before, after] = rest.split(" ").map(blobOf);
      current.blobsBefore.push(...[before].filter((id) => id !== undefined));
      current.blob = String(after);
    }
  }
  return [...entries.values()];
}

/** Git writes zeros for no file. */
function blobOf(id: string): string {
  return /^0+$/.test(id) ? "" : id;
}
