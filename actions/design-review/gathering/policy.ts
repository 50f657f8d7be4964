import type { GitRepository } from "../../../shared/git/repository.js";
import { loadPolicy, type LoadedPolicy } from "../../../shared/policy/load.js";
import { POLICY_FILE } from "../../../shared/policy/policy.js";
import { digestOf } from "../../../shared/record/canonical.js";
import { readDesignRules, type DesignRules } from "../../../shared/policy/sections/checklist/resolution/design-rules.js";
import { policyLoader, type PolicyAccess } from "../../../shared/policy/sections/checklist/resolution/loader.js";

/** The rules that the base has. */
export interface RulesAtBase extends Pick<LoadedPolicy, "digest" | "source"> {
  readonly rules: DesignRules;
}

/**
 * The rules for designs of the policy at the base, with the groups of what it extends.
 * @throws InputError for a policy that is wrong, InconclusiveError when the base or another repository's policy cannot be read.
 */
export async function designRulesAt(repository: GitRepository, base: string, access: PolicyAccess): Promise<RulesAtBase> {
  const { policy, digest, source } = await loadPolicy(repository, base);
  const content = (await repository.fileAt(base, POLICY_FILE)) ?? "";
  const written = { name: source, reference: { repository: null, path: POLICY_FILE, ref: null }, content };
  const rules = await readDesignRules(written, policyLoader((file) => repository.fileAt(base, file), access));
  // Who approves is said by the policies that this one extends, too: of other groups it is another policy.
  return { rules, source, digest: policy.checklist.extends === null ? digest : digestOf({ policy: digest, rules: rules.digest }) };
}
