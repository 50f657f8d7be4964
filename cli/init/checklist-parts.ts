import path from "node:path";
import { parseDocument } from "yaml";
import type { PolicyAccess } from "../../actions/mr-checklist/policy/read-checklist.js";
import { pullRequestTemplate, TEMPLATE_FILE } from "../../actions/mr-checklist/template/pull-request-template.js";
import type { Exec } from "../../shared/action/context.js";
import { readTextIfPresent } from "../../shared/files/read.js";
import { POLICY_FILE } from "../../shared/policy/policy.js";
import { checklistFromFile, checklistInHand } from "../mr-checklist/policy-file.js";
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

/** What was asked for, and what is known of the repository already. */
export interface ChecklistWish {
  readonly release: string;
  readonly force: boolean;
  readonly hasSuites: boolean;
}

/**
 * Proposes them for the repository whose top is `top`.
 * @throws InputError for a checklist that is there and wrong: its template could only be guessed.
 */
export async function checklistParts(top: string, { release, force, hasSuites }: ChecklistWish, context: PolicyAccess & { readonly exec: Exec }): Promise<ChecklistParts> {
  const signs = await checklistSigns(top, context.exec, hasSuites);
  const callers = Array.from(checklistCallers(release), ([file, content]) => ({ file, content }));
  const policy = await readTextIfPresent(path.join(top, POLICY_FILE));
  const written = policy === null ? null : parseDocument(policy);
  const section = checklistSection(signs, { withDesign: force || written?.has("design") !== true });
  const isInPolicy = written?.has("checklist") === true;
  return {
    section, template: signs.template, isInPolicy,
    files: signs.template === null ? [...callers, { file: TEMPLATE_FILE, content: await templateOf(isInPolicy && !force ? null : section, top, context) }] : callers,
  };
}

/** By the checklist that will be in force: that of the policy which is kept, or the new section. */
async function templateOf(section: string | null, top: string, access: PolicyAccess): Promise<string> {
  const file = path.join(top, POLICY_FILE);
  const { items } = section === null
    ? await checklistFromFile({ name: POLICY_FILE, file }, path.dirname(file), access)
    : await checklistInHand({ written: { name: POLICY_FILE, reference: { repository: null, path: POLICY_FILE, ref: null }, content: section }, root: top }, access);
  return pullRequestTemplate(items.map(({ item }) => item));
}
