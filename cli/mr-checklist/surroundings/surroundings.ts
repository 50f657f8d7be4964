import path from "node:path";
import { CODEOWNERS_PLACES, TEMPLATE_PLACES } from "../../../actions/mr-checklist/facts/base-places.js";
import { readTextIfPresent } from "../../../shared/files/read.js";
import { parseMarkdown } from "../../../shared/markdown/document.js";
import { plainHeading, sectionsOf } from "../../../shared/markdown/sections.js";
import { tasksOf } from "../../../shared/markdown/tasks.js";
import { parseCodeowners } from "../../../shared/people/owners/codeowners.js";
import { callersIn, type Caller } from "./callers.js";

/** The template of pull requests. */
export interface FoundTemplate {
  readonly file: string;
  hasHeading(heading: string): boolean;
  /** Whether a box has the key. */
  hasBox(key: string): boolean;
}

/** What of a repository decides whether the items of its checklist can ever hold. */
export interface Surroundings {
  /** Whom CODEOWNERS names; null without the file. */
  readonly owners: { readonly file: string; readonly teams: readonly string[] } | null;
  readonly template: FoundTemplate | null;
  readonly callers: readonly Caller[];
}

/** The surroundings of a policy in the checkout whose top is `top`, as the working tree has them. */
export async function surroundingsIn(top: string): Promise<Surroundings> {
  const owners = await firstOf(top, CODEOWNERS_PLACES);
  const template = await firstOf(top, TEMPLATE_PLACES);
  return {
    owners: owners === null ? null : { file: owners.file, teams: teamsIn(owners.text) },
    template: template === null ? null : readTemplate(template),
    callers: await callersIn(top),
  };
}

interface FoundText {
  readonly file: string;
  readonly text: string;
}

async function firstOf(top: string, places: readonly string[]): Promise<FoundText | null> {
  for (const file of places) {
    const text = await readTextIfPresent(path.join(top, file));
    if (text !== null) return { file, text };
  }
  return null;
}

function teamsIn(codeowners: string): string[] {
  const teams = parseCodeowners(codeowners).rules.flatMap(({ owners }) => owners.flatMap((owner) => (owner.kind === "team" ? [owner.written] : [])));
  return [...new Set(teams)];
}

function readTemplate({ file, text }: FoundText): FoundTemplate {
  const document = parseMarkdown(text);
  const headings = new Set(sectionsOf(document).map(({ heading }) => plainHeading(heading)));
  const keys = new Set(tasksOf(document).map(({ key }) => key));
  return { file, hasHeading: (heading) => headings.has(plainHeading(heading)), hasBox: (key) => keys.has(key) };
}
