import { parseMarkdown, type MarkdownDocument } from "../../../shared/markdown/document.js";
import { ownWords } from "../../../shared/markdown/visible-text.js";
import type { Facts } from "../facts/facts.js";

/** The pull request's description, and the template that its author started from. */
export interface Description {
  readonly body: MarkdownDocument;
  /** What the author says in own words: without code, comments and quotes. */
  readonly words: string;
  /** Null where the base has no template. */
  readonly template: MarkdownDocument | null;
}

/** Hundreds of items ask about the same text. */
const made = new WeakMap<Facts, Description>();

/** Both texts, parsed once for all items that are judged from the same facts. */
export function descriptionOf(facts: Facts): Description {
  const before = made.get(facts);
  if (before !== undefined) return before;
  const body = parseMarkdown(facts.pull.body);
  const description = { body, words: ownWords(body), template: facts.template === null ? null : parseMarkdown(facts.template) };
  made.set(facts, description);
  return description;
}
