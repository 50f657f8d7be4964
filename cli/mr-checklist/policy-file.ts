import path from "node:path";
import { readChecklist, type PolicyAccess } from "../../actions/mr-checklist/policy/read-checklist.js";
import { InputError } from "../../shared/action/errors.js";
import { pathInput, type Input } from "../../shared/action/inputs.js";
import { readTextIfPresent } from "../../shared/files/read.js";
import { POLICY_FILE } from "../../shared/policy/policy.js";
import type { WrittenPolicy } from "../../shared/policy/sections/checklist/resolution/layers.js";
import type { ResolvedChecklist } from "../../shared/policy/sections/checklist/resolution/resolve.js";
import { warnOfNoPolicy } from "../project/project-policy.js";
import { checkoutTop, lookedIn, projectAt } from "../project/project.js";

/** A policy file as a person has named it. */
export interface NamedFile {
  /** As it was written: messages name it so. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
}

const file = pathInput({
  description: `The policy; by default the nearest ${POLICY_FILE} from the working directory up to the top of the checkout, or what holds without one. What it extends by ./ starts from the top of the checkout that holds it.`,
  placeholder: "FILE", anywhere: true,
});

/** The input of every command that reads a policy from a file. */
export const policyInput: Input<NamedFile | null> = {
  ...file,
  parse(raw, name, scope) {
    const absolute = file.parse(raw, name, scope);
    return absolute === null ? null : { name: raw, file: absolute };
  },
};

/** A policy's text and where it belongs. */
export interface PolicyInHand {
  readonly written: WrittenPolicy;
  /** The folder that `./` starts from. */
  readonly root: string;
}

/**
 * Reads the checklist from a policy file and the files that it extends. Nobody has to have committed them.
 * @param named null for the project's own, or for what holds without one: that is said as a warning.
 */
export async function checklistFromFile(named: NamedFile | null, workspace: string, access: PolicyAccess): Promise<ResolvedChecklist> {
  return checklistInHand(await policyInHand(named, workspace, access), access);
}

/** The text that {@link checklistFromFile} starts from. */
export async function policyInHand(named: NamedFile | null, workspace: string, access: PolicyAccess): Promise<PolicyInHand> {
  const found = named ?? (await projectsOwn(workspace, access));
  if (found === null) return { written: DEFAULTS, root: (await checkoutTop(workspace)) ?? workspace };
  const root = await rootOf(found.file);
  return { written: await writtenIn(found, root), root };
}

/** The checklist of a policy's text. */
export async function checklistInHand({ written, root }: PolicyInHand, access: PolicyAccess): Promise<ResolvedChecklist> {
  return readChecklist(written, (name) => readTextIfPresent(path.join(root, name)), access);
}

const DEFAULTS: WrittenPolicy = { name: `defaults (no ${POLICY_FILE})`, reference: { repository: null, path: POLICY_FILE, ref: null }, content: "" };

async function writtenIn({ name, file: absolute }: NamedFile, root: string): Promise<WrittenPolicy> {
  const content = await readTextIfPresent(absolute);
  if (content === null) throw new InputError(`cannot read ${absolute}: there is no such file`);
  return { name, reference: { repository: null, path: slashed(path.relative(root, absolute)), ref: null }, content };
}

async function projectsOwn(workspace: string, { log }: PolicyAccess): Promise<NamedFile | null> {
  const project = await projectAt(workspace);
  if (project.policy !== null) return { name: slashed(path.relative(workspace, project.policy)), file: project.policy };
  warnOfNoPolicy(log, lookedIn(workspace, project));
  return null;
}

function slashed(relative: string): string {
  return relative.split(path.sep).join("/");
}

/** The folder that `./` starts from, as for the gate: the top of the repository. */
async function rootOf(absolute: string): Promise<string> {
  const folder = path.dirname(absolute);
  const usual = path.join(path.sep, ...POLICY_FILE.split("/"));
  return (await checkoutTop(folder)) ?? (absolute.endsWith(usual) ? absolute.slice(0, absolute.length - usual.length) : folder);
}
