import type { Context } from "../../../shared/action/context.js";
import { attemptAsync } from "../../../shared/action/attempt.js";
import { InputError } from "../../../shared/action/errors.js";
import { openRepository, type GitRepository } from "../../../shared/git/repository.js";
import { loadPolicy, loadWorkingPolicy, type LoadedPolicy } from "../../../shared/policy/load.js";

/** What is known of the repository whose migrations are reviewed. */
export interface RepositoryFacts {
  /** Commit and tree that are judged; null outside git. */
  readonly git: { readonly commit: string; readonly tree: string } | null;
  readonly policy: LoadedPolicy;
  /** What the change goes onto; null where nothing says so. */
  readonly base: { readonly repository: GitRepository; readonly ref: string } | null;
}

/**
 * The policy that judges, and the commit that is judged. Outside git the policy on disk holds, unless the run has a base.
 * @param base ref that the user says the change goes onto; empty for none.
 * @throws InputError, InconclusiveError when the base cannot be had, or the policy is malformed.
 */
export async function repositoryFacts({ exec, run, workspace }: Pick<Context<unknown>, "exec" | "run" | "workspace">, base: string): Promise<RepositoryFacts> {
  const onto = base === "" ? (run.base ?? run.before ?? null) : base;
  const repository = await attemptAsync(InputError, async () => openRepository(exec, workspace, run));
  if (repository instanceof InputError) {
    if (onto !== null) throw repository;
    return { git: null, policy: await loadWorkingPolicy(workspace), base: null };
  }
  const git = { commit: await repository.head(), tree: await repository.tree() };
  return { git, policy: await loadPolicy(repository, onto), base: onto === null ? null : { repository, ref: onto } };
}
