import path from "node:path";
import { readChecklist, type PolicyAccess } from "../../actions/mr-checklist/policy/read-checklist.js";
import { InputError } from "../../shared/action/errors.js";
import { pathInput } from "../../shared/action/inputs.js";
import { readTextIfPresent } from "../../shared/files/read.js";
import { POLICY_FILE } from "../../shared/policy/policy.js";
import type { ResolvedChecklist } from "../../shared/policy/sections/checklist/resolution/resolve.js";

/** The input of every command that reads a policy from a file. */
export const policyInput = pathInput({
  description: `The policy; by default ${POLICY_FILE} of the working directory, or what holds without one. What it extends by ./ starts from its repository's root.`,
  placeholder: "FILE", anywhere: true,
});

/** Reads the checklist from a policy file and the files that it extends. Nobody has to have committed them. */
export async function checklistFromFile(file: string | null, workspace: string, access: PolicyAccess): Promise<ResolvedChecklist> {
  const absolute = file ?? path.join(workspace, POLICY_FILE);
  const root = rootOf(absolute);
  const own = path.relative(root, absolute).split(path.sep).join("/");
  const content = await readTextIfPresent(absolute);
  if (content === null && file !== null) throw new InputError(`cannot read ${file}: there is no such file`);
  const written = { name: content === null ? `defaults (no ${POLICY_FILE})` : own, reference: { repository: null, path: own, ref: null }, content: content ?? "" };
  return readChecklist(written, (name) => readTextIfPresent(path.join(root, name)), access);
}

/** The folder that `./` starts from: the repository's, where the policy lies at its usual place. */
function rootOf(file: string): string {
  const usual = path.join(path.sep, ...POLICY_FILE.split("/"));
  return file.endsWith(usual) ? file.slice(0, file.length - usual.length) : path.dirname(file);
}
