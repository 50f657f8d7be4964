import type { Exec } from "../action/context.js";
import { InputError } from "../action/errors.js";
import { parseChangedFiles, type ChangedFile } from "./changed-files.js";
import { parseChangedLines, type ChangedLines } from "./changed-lines.js";
import { defaultBranch, mainline } from "./branches.js";
import { baseCommit, isShallow, mergeBaseWith, resolveCommit, type EventFacts } from "./commits.js";
import { fileHistory, type FileCommit } from "./file-history.js";
import { gitIn, type GitProgram } from "./git-program.js";
import { localChanges, type LocalChanges } from "./local-changes.js";
import { parseTree, type TreeFile } from "./tree.js";

/** What is known of a checkout even before its first commit. */
export interface Checkout {
  /** Absolute path of the folder that was opened; paths below are relative to it, not to the top of the checkout. */
  readonly folder: string;
  /** Path of the folder below the top of the checkout, with `/`; empty at the top. */
  prefix(): Promise<string>;
  /** The branch that changes go onto: the remote's default, else the one checked out, else `main`. */
  defaultBranch(): Promise<string>;
}

/** Facts of one git checkout, read with the git program. Refs are passed so that none can be taken for an option. */
export interface GitRepository extends Checkout {
  /** Sha of the checked-out commit. */
  head(): Promise<string>;
  /** Sha of the tree of the checked-out commit. */
  tree(): Promise<string>;
  /** Sha that `ref` names, or null when this clone does not have it. */
  resolve(ref: string): Promise<string | null>;
  /** Files that git tracks below the folder, relative to it, sorted. */
  trackedFiles(): Promise<string[]>;
  /** What in the folder differs from the commit. */
  localChanges(): Promise<LocalChanges>;
  /** Whether this clone has only a part of the history. */
  isShallow(): Promise<boolean>;
  /** Full ref of the branch that changes go onto: the remote's default, else `main` or `master` there or here; null without any. */
  mainline(): Promise<string | null>;
  /**
   * Sha of the commit that a change onto `base` goes onto: its tip here, or at the remote.
   * @throws InconclusiveError that says what to fetch when this clone does not have it.
   */
  baseCommit(base: string): Promise<string>;
  /**
   * The commit that HEAD's change starts from.
   * @throws InconclusiveError that says what to fetch when this clone does not reach it.
   */
  mergeBase(base: string): Promise<string>;
  /**
   * Lines of tracked files that the working tree has and `base` has not, by file; of moved files only what changed.
   * @throws InconclusiveError when this clone does not have `base`.
   */
  changedLines(base: string): Promise<ChangedLines>;
  /**
   * Content of `file` (relative to the folder) at `ref`, or null when that commit has no such file.
   * @throws InconclusiveError when this clone does not have the commit or the content, InputError when it is no plain file.
   */
  fileAt(ref: string, file: string): Promise<string | null>;
  /**
   * Everything that `ref` has below the folder, sorted by path.
   * @throws InconclusiveError when this clone does not have the commit.
   */
  treeAt(ref: string): Promise<TreeFile[]>;
  /** @throws InconclusiveError when this clone does not have the content. */
  blobText(id: string): Promise<string>;
  /**
   * Files in which HEAD, not the working tree, differs from `base`.
   * @throws InconclusiveError when this clone does not have `base`.
   */
  changedFiles(base: string): Promise<ChangedFile[]>;
  /**
   * The commits from `base` to HEAD that changed `file`, newest first.
   * @throws InconclusiveError when this clone does not have `base`, or lacks a content.
   */
  historyOf(base: string, file: string): Promise<FileCommit[]>;
}

/** Attributes are the change's own: with `--text` it cannot hide its lines by calling a source file binary. */
const DIFF_OPTIONS = [
  "-U0", "--inter-hunk-context=0", "-M", "--text", "--relative", "--no-color", "--no-ext-diff", "--no-textconv",
  "--submodule=short", "--ignore-submodules=dirty", "--src-prefix=a/", "--dst-prefix=b/",
];

const FILE_OPTIONS = ["--name-status", "-z", "-M", "--relative", "--no-color", "--no-ext-diff", "--ignore-submodules=none"];

/**
 * Opens the checkout that `folder` lies in, with or without a commit.
 * @throws InputError when git is missing, or `folder` is no checkout.
 */
export async function openCheckout(exec: Exec, folder: string): Promise<Checkout> {
  const git = gitIn(exec, folder);
  await requireCheckout(git, folder);
  return {
    folder,
    prefix: async () => (await git.must(["rev-parse", "--show-prefix"], "name the folder")).replace(/\/?\n$/, ""),
    defaultBranch: () => defaultBranch(git),
  };
}

/**
 * Opens the checkout that `folder` lies in.
 * @param event what the run's event says about the base; needed to find it in a shallow clone of a pull request.
 * @throws InputError when git is missing, `folder` is no checkout, or it has no commit yet.
 */
export async function openRepository(exec: Exec, folder: string, event: EventFacts = { base: null }): Promise<GitRepository> {
  const checkout = await openCheckout(exec, folder);
  const git = gitIn(exec, folder);
  if ((await resolveCommit(git, "HEAD")) === null) throw new InputError(`${folder}: the repository has no commit yet; commit first, verdicts are bound to one`);
  return {
    ...checkout,
    resolve: (ref) => resolveCommit(git, ref),
    head: async () => (await git.must(["rev-parse", "HEAD"], "read the commit")).trim(),
    tree: async () => (await git.must(["rev-parse", "HEAD^{tree}"], "read the tree")).trim(),
    // A file in conflict is listed once for each side.
    trackedFiles: async () => [...new Set(splitNul(await git.must(["ls-files", "-z", "--cached"], "list the tracked files")))].sort(),
    localChanges: () => localChanges(git),
    isShallow: () => isShallow(git),
    mainline: () => mainline(git),
    baseCommit: (base) => baseCommit(git, base, event),
    mergeBase: (base) => mergeBaseWith(git, base, event),
    async changedLines(base) {
      const sha = await baseCommit(git, base, event);
      return parseChangedLines(await git.must(["diff", ...DIFF_OPTIONS, sha, "--", "."], `compare with ${base}`));
    },
    fileAt: async (ref, file) => contentAt(git, await baseCommit(git, ref, event), file),
    treeAt: async (ref) => parseTree(await git.must(["ls-tree", "-r", "-z", await baseCommit(git, ref, event)], `list the files of ${ref}`)),
    blobText: (id) => git.must(["cat-file", "blob", id], `read ${id}`),
    changedFiles: async (base) => parseChangedFiles(await git.must(["diff", ...FILE_OPTIONS, await baseCommit(git, base, event), "HEAD", "--", "."], `compare with ${base}`)),
    historyOf: async (base, file) => fileHistory(git, `${await baseCommit(git, base, event)}..HEAD`, file),
  };
}

async function requireCheckout(git: GitProgram, folder: string): Promise<void> {
  const { code, stdout, stderr } = await git.run(["rev-parse", "--is-inside-work-tree"]);
  if (stderr.includes("dubious ownership")) {
    throw new InputError(`${folder}: it belongs to another user, and git reads it only after: git config --global --add safe.directory ${JSON.stringify(folder)}`);
  }
  if (code !== 0) throw new InputError(`${folder}: it is not a git checkout; run git init and commit first`);
  if (stdout.trim() !== "true") throw new InputError(`${folder}: it is inside a git repository but not in its files; name the folder of the checkout`);
}

async function contentAt(git: GitProgram, commit: string, file: string): Promise<string | null> {
  const listed = await git.must(["ls-tree", "-z", commit, "--", `./${file}`], `look for ${file} in ${commit}`);
  if (listed === "") return null;
  const [, blob] = /^100\d{3} blob ([0-9a-f]+)\t/.exec(listed) ?? [];
  if (blob === undefined) throw new InputError(`${file} at ${commit.slice(0, 12)} is a link or a folder; it must be a file`);
  return git.must(["cat-file", "blob", blob], `read ${file} of ${commit}`);
}

function splitNul(text: string): string[] {
  return text.split("\0").filter((part) => part !== "");
}
