import { parseMarkdown, type MarkdownDocument } from "../../../shared/markdown/document.js";
import { plainHeading, sectionsOf, type Section } from "../../../shared/markdown/sections.js";
import { tasksOf, type Task } from "../../../shared/markdown/tasks.js";
import { ownWords } from "../../../shared/markdown/visible-text.js";
import type { Facts } from "../facts/facts.js";

/** A Markdown text with what items ask of it. */
export interface ReadText {
  readonly document: MarkdownDocument;
  readonly tasks: readonly Task[];
  readonly sections: readonly Section[];
  /** The sections of that name, in the order of the text. */
  sectionsNamed(heading: string): readonly Section[];
}

/** The pull request's description, and the template that its author started from. */
export interface Description {
  readonly body: ReadText;
  /** What the author says in own words: without code, comments and quotes. */
  readonly words: string;
  /** Null where the base has no template, and where nobody could read it. */
  readonly template: ReadText | null;
  /** What the template says, as `words`; empty where there is none. */
  readonly templateWords: string;
}

/** Hundreds of items ask about the same text. */
const made = new WeakMap<Facts, Description>();

/** Both texts, read once for all items that are judged from the same facts. */
export function descriptionOf(facts: Facts): Description {
  const before = made.get(facts);
  if (before !== undefined) return before;
  const body = readText(facts.pull.body);
  const template = facts.template === null || facts.template === undefined ? null : readText(facts.template);
  const description = { body, words: ownWords(body.document), template, templateWords: template === null ? "" : ownWords(template.document) };
  made.set(facts, description);
  return description;
}

function readText(text: string): ReadText {
  const document = parseMarkdown(text);
  const sections = sectionsOf(document);
  const named = new Map<string, Section[]>();
  for (const section of sections) {
    const name = plainHeading(section.heading);
    const before = named.get(name);
    if (before === undefined) named.set(name, [section]);
    else before.push(section);
  }
  return { document, sections, tasks: tasksOf(document), sectionsNamed: (heading) => named.get(plainHeading(heading)) ?? [] };
}
