import type { WrittenPolicy } from "../../../shared/policy/sections/checklist/resolution/layers.js";
import { policyLoader, type PolicyAccess } from "../../../shared/policy/sections/checklist/resolution/loader.js";
import { resolveChecklist, type ResolvedChecklist } from "../../../shared/policy/sections/checklist/resolution/resolve.js";
import { presetItems } from "../presets/presets.js";

export type { PolicyAccess };

/**
 * The checklist of a policy with all that it extends.
 * @param readOwn text of a file of the judged repository, by its path from the root; null when it is not there.
 * @throws InputError for a policy that is wrong, InconclusiveError when another repository's cannot be read.
 */
export async function readChecklist(written: WrittenPolicy, readOwn: (path: string) => Promise<string | null>, access: PolicyAccess): Promise<ResolvedChecklist> {
  const presets = { default: presetItems("default"), mandatory: presetItems("mandatory"), none: [] } as const;
  return resolveChecklist(written, policyLoader(readOwn, access), presets);
}
