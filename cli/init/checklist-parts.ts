import path from "node:path";
import { parseDocument } from "yaml";
import type { PolicyAccess } from "../../actions/mr-checklist/policy/read-checklist.js";
import { presetItems } from "../../actions/mr-checklist/presets/presets.js";
import { pullRequestTemplate, TEMPLATE_FILE } from "../../actions/mr-checklist/template/pull-request-template.js";
import { readTextIfPresent } from "../../shared/files/read.js";
import { POLICY_FILE } from "../../shared/policy/policy.js";
import { checklistFromFile } from "../mr-checklist/policy-file.js";
import { checklistCallers } from "./checklist-callers.js";
import { checklistSection } from "./checklist-section.js";
import { checklistSigns } from "./checklist-signs.js";

/** A file that a repository gets. */
export interface NewFile {
  /** Relative to the top of the checkout, with `/`. */
  readonly file: string;
  readonly content: string;
}

/** What the checklist takes in a repository. */
export interface ChecklistParts {
  /** Of a new policy: what fits the repository. */
  readonly section: string;
  /** Whether the policy that is there has such a section. */
  readonly isInPolicy: boolean;
  /** The callers of the workflows, and a template where there is none. */
  readonly files: readonly NewFile[];
  /** The template that is there. It is the people's own text, which nobody takes. */
  readonly template: string | null;
}

/**
 * Proposes them for the repository whose top is `top`.
 * @throws InputError for a policy that is there and wrong: its template could only be guessed.
 */
export async function checklistParts(top: string, { release, force }: { readonly release: string; readonly force: boolean }, access: PolicyAccess): Promise<ChecklistParts> {
  const signs = await checklistSigns(top);
  const callers = Array.from(checklistCallers(release), ([file, content]) => ({ file, content }));
  const policy = await readTextIfPresent(path.join(top, POLICY_FILE));
  return {
    section: checklistSection(signs), template: signs.template, isInPolicy: policy !== null && parseDocument(policy).has("checklist"),
    files: signs.template === null ? [...callers, { file: TEMPLATE_FILE, content: await templateOf(force || policy === null ? null : path.join(top, POLICY_FILE), access) }] : callers,
  };
}

/** By the policy that will be in force, null for a new one: what is proposed asks for the default list's words and no others. */
async function templateOf(file: string | null, access: PolicyAccess): Promise<string> {
  const items = file === null ? presetItems("default") : (await checklistFromFile({ name: POLICY_FILE, file }, path.dirname(file), access)).items.map(({ item }) => item);
  return pullRequestTemplate(items);
}
