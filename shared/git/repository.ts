import type { Exec } from "../action/context.js";
import { InconclusiveError, InputError } from "../action/errors.js";
import { parseChangedLines, type ChangedLines } from "./changed-lines.js";

/** Facts of one git checkout, read with the git program. Refs are passed so that none can be taken for an option. */
export interface GitRepository {
  /** Absolute path of the folder that was opened; paths below are relative to it, not to the top of the checkout. */
  readonly folder: string;
  /** Sha of the checked-out commit. */
  head(): Promise<string>;
  /** Sha of the tree of the checked-out commit. */
  tree(): Promise<string>;
  /** Sha that `ref` names, or null when this clone does not have it. */
  resolve(ref: string): Promise<string | null>;
  /** Files that git tracks below the folder, relative to it, sorted. */
  trackedFiles(): Promise<string[]>;
  /** Whether tracked files differ from the commit. */
  hasLocalChanges(): Promise<boolean>;
  /**
   * The commit that HEAD's change starts from.
   * @throws InconclusiveError that says what to fetch when this clone does not reach it.
   */
  mergeBase(base: string): Promise<string>;
  /** Lines that the working tree has and `base` (a commit) has not, by file; moved files count only what changed. */
  changedLines(base: string): Promise<ChangedLines>;
  /** Content of `file` (relative to the folder) at `ref`, or null when that commit has no such file. */
  fileAt(ref: string, file: string): Promise<string | null>;
}

const SAFE_REF = /^(?!-)[^\0-\x20~^:?*[\\\x7f]+$/;

/**
 * Opens the checkout that `folder` lies in.
 * @throws InputError when git is missing, `folder` is no checkout, or it has no commit yet.
 */
export async function openRepository(exec: Exec, folder: string): Promise<GitRepository> {
  const git = async (args: readonly string[]) =>
    exec("git", ["-c", "core.quotePath=false", "-c", "diff.renames=true", ...args], { cwd: folder, environment: { LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" } });
  const must = async (args: readonly string[], purpose: string): Promise<string> => {
    const { code, stdout, stderr } = await git(args);
    if (code !== 0) throw new InconclusiveError(`git could not ${purpose}: ${firstLine(stderr)}`);
    return stdout;
  };
  const inside = await git(["rev-parse", "--is-inside-work-tree"]);
  if (inside.code !== 0) {
    const reason = inside.stderr.includes("dubious ownership") ? firstLine(inside.stderr) : "it is not a git checkout; run git init and commit first";
    throw new InputError(`${folder}: ${reason}`);
  }
  const resolve = async (ref: string): Promise<string | null> => {
    if (!SAFE_REF.test(ref)) throw new InputError(`${JSON.stringify(ref.slice(0, 100))} is not a git ref; give a branch, a tag or a commit`);
    const { code, stdout } = await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
    return code === 0 ? stdout.trim() : null;
  };
  if ((await resolve("HEAD")) === null) throw new InputError(`${folder}: the repository has no commit yet; commit first, verdicts are bound to one`);
  return {
    folder,
    resolve,
    head: async () => (await must(["rev-parse", "HEAD"], "read the commit")).trim(),
    tree: async () => (await must(["rev-parse", "HEAD^{tree}"], "read the tree")).trim(),
    trackedFiles: async () => splitNul(await must(["ls-files", "-z", "--cached"], "list the tracked files")).sort(),
    hasLocalChanges: async () => (await must(["status", "--porcelain", "--untracked-files=no", "--", "."], "read the status")) !== "",
    mergeBase: (base) => findMergeBase(git, resolve, base),
    async changedLines(base) {
      const args = ["diff", "-U0", "-M", "--relative", "--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/"];
      return parseChangedLines(await must([...args, "--end-of-options", base, "--", "."], `compare with ${base}`));
    },
    async fileAt(ref, file) {
      const sha = await resolve(ref);
      if (sha === null) throw new InconclusiveError(missingRef(ref, await isShallow(git)));
      const { code, stdout } = await git(["cat-file", "blob", `${sha}:./${file}`]);
      return code === 0 ? stdout : null;
    },
  };
}

type Git = (args: readonly string[]) => ReturnType<Exec>;

async function isShallow(git: Git): Promise<boolean> {
  return (await git(["rev-parse", "--is-shallow-repository"])).stdout.trim() === "true";
}

function missingRef(ref: string, shallow: boolean): string {
  const remedy = "run `git fetch --unshallow origin` here, or set `fetch-depth: 0` on actions/checkout";
  return `this clone does not have the base ${ref}${shallow ? ` and is shallow: ${remedy}` : ": run `git fetch origin` or name another base"}`;
}

async function findMergeBase(git: Git, resolve: (ref: string) => Promise<string | null>, base: string): Promise<string> {
  const sha = (await resolve(base)) ?? (await resolve(`refs/remotes/origin/${base}`));
  if (sha !== null) {
    const { code, stdout } = await git(["merge-base", "--end-of-options", sha, "HEAD"]);
    if (code === 0) return stdout.trim();
  }
  // A pull request's checkout is a merge commit whose first parent is the base's tip: two commits of depth are enough.
  const parents = (await git(["rev-list", "--parents", "-n", "1", "HEAD"])).stdout.trim().split(" ").slice(1);
  const [first] = parents;
  if (parents.length === 2 && first !== undefined && (await resolve(first)) !== null && (sha === null || sha === first)) return first;
  const shallow = await isShallow(git);
  if (sha === null || shallow) throw new InconclusiveError(missingRef(base, shallow));
  throw new InconclusiveError(`${base} and HEAD have no commit in common; name the branch that this change goes onto`);
}

function splitNul(text: string): string[] {
  return text.split("\0").filter((part) => part !== "");
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
