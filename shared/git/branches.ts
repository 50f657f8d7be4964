import { resolveCommit } from "./commits.js";
import type { GitProgram } from "./git-program.js";

const REMOTE_HEAD = "refs/remotes/origin/HEAD";
/** Where changes usually go onto when the remote does not say. */
const USUAL = ["refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master"];

/** The branch that changes go onto: the remote's default, else the one checked out, else `main`. */
export async function defaultBranch(git: GitProgram): Promise<string> {
  const remote = await git.run(["symbolic-ref", "--short", REMOTE_HEAD]);
  if (remote.code === 0) return remote.stdout.trim().replace(/^origin\//, "");
  const current = await git.must(["branch", "--show-current"], "name the branch");
  return current.trim() === "" ? "main" : current.trim();
}

/** Full ref of the branch that this clone's changes go onto, the remote's before its own; null when it has none of them. */
export async function mainline(git: GitProgram): Promise<string | null> {
  const remote = await git.run(["symbolic-ref", REMOTE_HEAD]);
  for (const ref of [...(remote.code === 0 ? [remote.stdout.trim()] : []), ...USUAL]) {
    if ((await resolveCommit(git, ref)) !== null) return ref;
  }
  return null;
}

/** A ref as people write it, a full sha cut short. */
export function shownRef(ref: string): string {
  return /^[0-9a-f]{40,64}$/.test(ref) ? ref.slice(0, 12) : ref.replace(/^refs\/(?:heads|remotes)\//, "");
}
