import { realpath } from "node:fs/promises";
import path from "node:path";
import type { Context } from "../../../shared/action/context.js";
import { InputError } from "../../../shared/action/errors.js";
import { attemptAsync } from "../../../shared/action/attempt.js";
import type { CoverageNote } from "../../../shared/coverage/problem.js";
import type { GoModule, PathFacts } from "../../../shared/coverage/source-paths.js";
import { findFiles } from "../../../shared/files/find.js";
import { globMatcher } from "../../../shared/files/glob.js";
import { readTextIfPresent } from "../../../shared/files/read.js";
import type { ChangedLines } from "../../../shared/git/changed-lines.js";
import { openRepository, type GitRepository } from "../../../shared/git/repository.js";
import { changeBase, type ChangeBase } from "../../../shared/policy/change-base.js";
import { loadPolicy, loadWorkingPolicy, type LoadedPolicy } from "../../../shared/policy/load.js";

/** What the gate knows of the repository whose coverage it judges. */
export interface RepositoryFacts {
  readonly paths: PathFacts;
  /** Commit and tree that are judged; null outside git. */
  readonly git: { readonly commit: string; readonly tree: string } | null;
  readonly base: ChangeBase;
  /** Lines that the change touches; null when there is no base. */
  readonly changed: ChangedLines | null;
  readonly policy: LoadedPolicy;
  readonly notes: readonly CoverageNote[];
}

/** Folders that tools write and that git would ignore; where there is no git, nobody else leaves them out. */
const WRITTEN_BY_TOOLS = globMatcher(["**/{coverage,htmlcov,venv,site-packages,__pycache__}/**"]);

async function filesOnDisk(root: string): Promise<string[]> {
  return (await findFiles(root, ["**/*"])).filter((file) => !WRITTEN_BY_TOOLS(file));
}

async function goModules(root: string, files: readonly string[]): Promise<GoModule[]> {
  const modules: GoModule[] = [];
  for (const file of files.filter((one) => path.posix.basename(one) === "go.mod")) {
    const found = /^module[ \t]+"?([^\s"]+)/mu.exec((await readTextIfPresent(path.join(root, file))) ?? "");
    if (found !== null) modules.push({ module: String(found[1]), directory: path.posix.dirname(file) });
  }
  return modules;
}

async function pathFacts(root: string, files: readonly string[]): Promise<PathFacts> {
  return { roots: [...new Set([root, await realpath(root)])], files, goModules: await goModules(root, files) };
}

async function withGit(repository: GitRepository, root: string, base: ChangeBase): Promise<RepositoryFacts> {
  const tracked = await repository.trackedFiles();
  // A folder that git knows nothing of, such as a fresh example inside a checkout, must not pass for an empty project.
  const paths = await pathFacts(root, tracked.length > 0 ? tracked : await filesOnDisk(root));
  const git = { commit: await repository.head(), tree: await repository.tree() };
  // The policy is the base's tip's, so that a rule which was tightened there holds.
  const policy = await loadPolicy(repository, base.ref);
  const changed = base.ref === null ? null : await repository.changedLines(await repository.mergeBase(base.ref));
  return { paths, git, base, policy, changed, notes: [] };
}

/**
 * Gathers the facts about the repository at `root`.
 * @param base ref that the user says the change goes onto; empty for none. With one, or one of the event, git is needed;
 *   without, files on disk are enough.
 * @throws InputError, InconclusiveError when what `base` asks for cannot be had, or the policy is malformed.
 */
export async function repositoryFacts({ exec, run }: Pick<Context<unknown>, "exec" | "run">, root: string, base: string): Promise<RepositoryFacts> {
  const repository = await attemptAsync(InputError, async () => openRepository(exec, root, run));
  if (!(repository instanceof InputError)) return withGit(repository, root, await changeBase(repository, base, run));
  if (base !== "" || run.base !== null) throw repository;
  const reason = repository.message.replace(`${root}: `, "");
  const note: CoverageNote = { code: "no-git", file: null, message: `without git, every file on disk counts as a source file (${reason})` };
  return { git: null, base: { ref: null, choice: reason }, changed: null, policy: await loadWorkingPolicy(root), paths: await pathFacts(root, await filesOnDisk(root)), notes: [note] };
}
