import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A git command failed; `stderr` says why. */
export class GitFailure extends Error {}

/** A real git repository behind the double. Everything is computed by git itself. */
export class GitRepository {
  readonly directory: string;
  constructor(directory: string) {
    this.directory = directory;
  }

  /** Runs git and gives its standard output. */
  async run(args: readonly string[], input?: string | Buffer, index?: string): Promise<string> {
    return (await this.bytes(args, input, index)).toString("utf8");
  }

  /** The same for output that is no text. `index` is an index file to use in place of the repository's own. */
  bytes(args: readonly string[], input?: string | Buffer, index?: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const env = index === undefined ? process.env : { ...process.env, GIT_INDEX_FILE: index };
      const child = execFile("git", ["-C", this.directory, ...args], { encoding: "buffer", maxBuffer: 2 ** 28, env }, (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new GitFailure(`git ${args.join(" ")}: ${stderr.toString("utf8").trim()}`));
      });
      child.stdin?.end(input);
    });
  }

  /** The object id that `revision` names, or null. `kind` peels tags, as in `commit` or `tree`. */
  async resolve(revision: string, kind = "commit"): Promise<string | null> {
    if (revision === "" || revision.startsWith("-")) return null;
    try {
      return (await this.run(["rev-parse", "--verify", "--quiet", `${revision}^{${kind}}`])).trim();
    } catch {
      return null;
    }
  }

  async mergeBase(a: string, b: string): Promise<string | null> {
    return (await this.run(["merge-base", a, b]).catch(() => "")).trim() || null;
  }

  /** Commit ids that `range` (a git revision range) selects, newest first. */
  async log(range: string, ...args: readonly string[]): Promise<readonly string[]> {
    return (await this.run(["rev-list", ...args, range, "--"])).split("\n").filter((line) => line !== "");
  }

  /** Writes a tree from lines as `git ls-tree -r` prints them (`100644 blob <id>\t<path>`), and gives its id. */
  async treeOf(lines: readonly string[]): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "github-double-index-"));
    try {
      const index = join(folder, "index");
      await this.run(["update-index", "-z", "--index-info"], lines.map((line) => `${line}\0`).join(""), index);
      return (await this.run(["write-tree"], undefined, index)).trim();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Writes a commit and gives its id. */
  async commitTree(tree: string, parents: readonly string[], message: string): Promise<string> {
    const author = ["-c", "user.name=Double", "-c", "user.email=double@example.com"];
    return (await this.run([...author, "commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent]), "-m", message])).trim();
  }
}
