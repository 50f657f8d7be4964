import type { Context } from "../../../shared/action/context.js";
import { InputError } from "../../../shared/action/errors.js";
import { connect } from "../../../shared/github/connection.js";
import type { PolicyLoader, WrittenPolicy } from "../../../shared/policy/sections/checklist/resolution/layers.js";
import { referenceText } from "../../../shared/policy/sections/checklist/resolution/reference.js";
import { resolveChecklist, type ResolvedChecklist } from "../../../shared/policy/sections/checklist/resolution/resolve.js";
import { presetItems } from "../presets/presets.js";

/** What reading other repositories' policies takes. */
export type PolicyAccess = Pick<Context<unknown>, "github" | "log" | "clock">;

/**
 * The checklist of a policy with all that it extends.
 * @param readOwn text of a file of the judged repository, by its path from the root; null when it is not there.
 * @throws InputError for a policy that is wrong, InconclusiveError when another repository's cannot be read.
 */
export async function readChecklist(written: WrittenPolicy, readOwn: (path: string) => Promise<string | null>, access: PolicyAccess): Promise<ResolvedChecklist> {
  const presets = { default: presetItems("default"), mandatory: presetItems("mandatory"), none: [] } as const;
  return resolveChecklist(written, loaderFor(readOwn, access), presets);
}

function loaderFor(readOwn: (path: string) => Promise<string | null>, { github, log, clock }: PolicyAccess): PolicyLoader {
  return async (reference) => {
    if (reference.repository === null) return readOwn(reference.path);
    if (github === null) throw new InputError(`cannot read ${referenceText(reference)}, which the policy extends: there is no token; set GITHUB_TOKEN to one that may read that repository`);
    const slash = reference.repository.indexOf("/");
    const repository = { owner: reference.repository.slice(0, slash), name: reference.repository.slice(slash + 1) };
    return connect({ ...github, repository, log, clock }).readFile(reference.path, reference.ref);
  };
}
