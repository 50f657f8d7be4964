import path from "node:path";
import { CODEOWNERS_PLACES, TEMPLATE_PLACES } from "../../../actions/mr-checklist/facts/base-places.js";
import { findFiles } from "../../../shared/files/find.js";
import { readTextIfPresent } from "../../../shared/files/read.js";
import { parseMarkdown } from "../../../shared/markdown/document.js";
import { plainHeading, sectionsOf } from "../../../shared/markdown/sections.js";
import { tasksOf } from "../../../shared/markdown/tasks.js";
import { parseCodeowners } from "../../../shared/people/owners/codeowners.js";
import { ownersOf } from "../../../shared/people/owners/owners-of.js";
import { callersIn, type Caller } from "./callers.js";

/** The template of pull requests. */
export interface FoundTemplate {
  readonly file: string;
  hasHeading(heading: string): boolean;
  /** Whether a box has the key. */
  hasBox(key: string): boolean;
}

/** Whom CODEOWNERS names. */
export interface FoundOwners {
  readonly file: string;
  /**
   * The teams that own files of the working tree which the globs match. All that the file names where no glob is given, or
   * none is there yet that they match.
   */
  teamsOf(globs: readonly string[] | null): Promise<readonly string[]>;
}

/** What of a repository decides whether the items of its checklist can ever hold. */
export interface Surroundings {
  /** Null without CODEOWNERS. */
  readonly owners: FoundOwners | null;
  readonly template: FoundTemplate | null;
  readonly callers: readonly Caller[];
}

/** The surroundings of a policy in the checkout whose top is `top`, as the working tree has them. */
export async function surroundingsIn(top: string): Promise<Surroundings> {
  const owners = await firstOf(top, CODEOWNERS_PLACES);
  const template = await firstOf(top, TEMPLATE_PLACES);
  return {
    owners: owners === null ? null : ownersIn(top, owners),
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

function ownersIn(top: string, { file, text }: FoundText): FoundOwners {
  const codeowners = parseCodeowners(text);
  return {
    file,
    async teamsOf(globs) {
      const files = globs === null ? [] : await findFiles(top, globs);
      const owners = files.length === 0 ? codeowners.rules.flatMap((rule) => rule.owners) : [...ownersOf(codeowners, files).values()].flat();
      return [...new Set(owners.filter(({ kind }) => kind === "team").map(({ written }) => written))];
    },
  };
}

function readTemplate({ file, text }: FoundText): FoundTemplate {
  const document = parseMarkdown(text);
  const headings = new Set(sectionsOf(document).map(({ heading }) => plainHeading(heading)));
  const keys = new Set(tasksOf(document).map(({ key }) => key));
  return { file, hasHeading: (heading) => headings.has(plainHeading(heading)), hasBox: (key) => keys.has(key) };
}
