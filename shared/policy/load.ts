import path from "node:path";
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
  /** For people: `.github/plimsoll.yml at main (1a2b3c4)`, or that the defaults hold. */
  readonly source: string;
}

function loaded(content: string | null, file: string, source: string): LoadedPolicy {
  const policy = parsePolicy(content ?? "", file);
  const json: unknown = JSON.parse(JSON.stringify(policy, (_key, value: unknown): unknown => (value instanceof Map ? Object.fromEntries<unknown>(value) : value)));
  return { policy, digest: digestOf(json), source: content === null ? `defaults (no ${file})` : source };
}

/**
 * Loads the policy that judges a change: from the merge base's side, never from the change itself, so that a change
 * cannot rewrite its own rule. Without a base (a laptop, a push) the working tree's file holds.
 * @param base commit or ref that the change goes onto, or null.
 * @throws InputError for a malformed policy, InconclusiveError when the base cannot be read.
 */
export async function loadPolicy(repository: GitRepository, base: string | null): Promise<LoadedPolicy> {
  if (base === null) return loadWorkingPolicy(repository.folder);
  const content = await repository.fileAt(base, POLICY_FILE);
  return loaded(content, `${POLICY_FILE} at ${base.slice(0, 12)}`, `${POLICY_FILE} at ${base.slice(0, 12)}`);
}

/** The policy in the folder itself, for commands that judge no change. */
export async function loadWorkingPolicy(folder: string): Promise<LoadedPolicy> {
  return loaded(await readTextIfPresent(path.join(folder, POLICY_FILE)), POLICY_FILE, POLICY_FILE);
}
