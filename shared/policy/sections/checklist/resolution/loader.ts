import type { Context } from "../../../../action/context.js";
import { InputError } from "../../../../action/errors.js";
import { connect } from "../../../../github/connection.js";
import type { PolicyLoader } from "./layers.js";
import { referenceText } from "./reference.js";

/** What reading other repositories' policies takes. */
export type PolicyAccess = Pick<Context<unknown>, "github" | "log" | "clock">;

/**
 * Reads the policies that a policy extends: those of other repositories from GitHub. It throws InputError without a token,
 * InconclusiveError where GitHub does not answer.
 * @param readOwn text of a file of the judged repository, by its path from the root; null when it is not there.
 */
export function policyLoader(readOwn: (path: string) => Promise<string | null>, { github, log, clock }: PolicyAccess): PolicyLoader {
  return async (reference) => {
    if (reference.repository === null) return readOwn(reference.path);
    if (github === null) throw new InputError(`cannot read ${referenceText(reference)}, which the policy extends: there is no token; set GITHUB_TOKEN to one that may read that repository`);
    const slash = reference.repository.indexOf("/");
    const repository = { owner: reference.repository.slice(0, slash), name: reference.repository.slice(slash + 1) };
    return connect({ ...github, repository, log, clock }).readFile(reference.path, reference.ref);
  };
}
