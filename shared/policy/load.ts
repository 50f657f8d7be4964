import path from "node:path";
import { shownRef } from "../git/branches.js";
import type { GitRepository } from "../git/repository.js";
import { readTextIfPresent } from "../files/read.js";
import { digestOf } from "../record/canonical.js";
import { parsePolicy } from "./parse.js";
import { POLICY_FILE, type Policy } from "./policy.js";

/** A policy and where it came from. */
export interface LoadedPolicy {
  readonly policy: Policy;
  /** SHA-256 over the policy's meaning (defaults filled in), for gate records. */
  readonly digest: string;
  /** For people: `.github/plimsoll.yml at main`, or that the defaults hold. */
  readonly source: string;
}

function loaded(content: string | null, source: string): LoadedPolicy {
  const policy = parsePolicy(content ?? "", source);
  return { policy, digest: digestOf(policy), source: content === null ? `defaults (no ${source})` : source };
}

/**
 * Loads the policy that judges a change: the one at its base, never the change's own, so that a change cannot rewrite its
 * own rule. Without a base (a laptop) the working tree's file holds.
 * @param base commit or ref that the change goes onto, or null.
 * @throws InputError for a malformed policy, InconclusiveError when the base cannot be read.
 */
export async function loadPolicy(repository: GitRepository, base: string | null): Promise<LoadedPolicy> {
  if (base === null) return loadWorkingPolicy(repository.folder);
  return loaded(await repository.fileAt(base, POLICY_FILE), `${POLICY_FILE} at ${shownRef(base)}`);
}

/** The policy in the folder itself, for commands that judge no change. */
export async function loadWorkingPolicy(folder: string): Promise<LoadedPolicy> {
  return loaded(await readTextIfPresent(path.join(folder, POLICY_FILE)), POLICY_FILE);
}
