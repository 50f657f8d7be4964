import { InconclusiveError, InputError } from "../action/errors.js";
import type { GitProgram } from "./git-program.js";

/** What the event of a run says about the base of its change. */
export interface EventFacts {
  /** Sha of the base, or null. */
  readonly base: string | null;
  /** Commit in which GitHub tries the merge of the pull request; its first parent is the base's tip. */
  readonly mergeCommit?: string | null;
}

const SAFE_REF = /^(?!-)[^\0-\x20~^:?*[\\\x7f]+$/;

/** Sha of the commit that `ref` names, or null when this clone does not have it. */
export async function resolveCommit(git: GitProgram, ref: string): Promise<string | null> {
  if (!SAFE_REF.test(ref)) throw new InputError(`${JSON.stringify(ref.slice(0, 100))} is not a git ref; give a branch, a tag or a commit`);
  const { code, stdout } = await git.run(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  return code === 0 ? stdout.trim() : null;
}

/**
 * Sha of the commit that a change goes onto.
 * @param base ref or sha; a branch that only the remote has is found there.
 * @throws InconclusiveError that says what to fetch when this clone does not have it.
 */
export async function baseCommit(git: GitProgram, base: string, event: EventFacts): Promise<string> {
  const known = (await parentOfMerge(git, base, event)) ?? (await resolveCommit(git, base)) ?? (await resolveCommit(git, `refs/remotes/origin/${base}`));
  if (known === null) throw new InconclusiveError(`this clone does not have the base ${base}${await remedy(git)}`);
  return known;
}

/**
 * The base's tip behind GitHub's own merge commit. The event may name an older tip: from there, what others have merged
 * since would count as the change, and an older policy would judge it. A shallow clone has that parent and not the older tip.
 * Any other merge commit proves nothing: its author chose the first parent.
 */
async function parentOfMerge(git: GitProgram, base: string, event: EventFacts): Promise<string | null> {
  const merge = event.mergeCommit ?? null;
  if (base !== event.base || merge === null || (await resolveCommit(git, "HEAD")) !== merge) return null;
  const [first, second] = (await git.must(["show", "--no-patch", "--format=%P", "HEAD"], "read the parents of the commit")).trim().split(" ");
  return first === undefined || second === undefined ? null : resolveCommit(git, first);
}

/**
 * The commit that HEAD's change starts from.
 * @throws InconclusiveError that says what to fetch when this clone does not reach it.
 */
export async function mergeBaseWith(git: GitProgram, base: string, event: EventFacts): Promise<string> {
  const sha = await baseCommit(git, base, event);
  const { code, stdout } = await git.run(["merge-base", "--end-of-options", sha, "HEAD"]);
  if (code === 0) return stdout.trim();
  if (await isShallow(git)) throw new InconclusiveError(`this clone does not reach the commit that HEAD and ${base} have in common${await remedy(git)}`);
  throw new InconclusiveError(`${base} and HEAD have no commit in common; name the branch that this change goes onto`);
}

/** Whether the clone has only a part of the history. */
export async function isShallow(git: GitProgram): Promise<boolean> {
  return (await git.must(["rev-parse", "--is-shallow-repository"], "say whether the clone is shallow")).trim() === "true";
}

async function remedy(git: GitProgram): Promise<string> {
  return (await isShallow(git))
    ? " and is shallow: run `git fetch --unshallow origin` here, or set `fetch-depth: 0` on actions/checkout"
    : ": run `git fetch origin` or name another base";
}
