import { markdownBlock, markdownCode, markdownText } from "../escape/markdown.js";
import { htmlEntities } from "../escape/html.js";
import { oneLine } from "../escape/invisible.js";
import { breakReferences } from "../escape/mention.js";

/** Markdown whose outside text is already escaped. Made by {@link markdown}, {@link code}, {@link block} and the builders. */
export class Markdown {
  readonly source: string;
  /** @param source our own words, or the result of an escape function; never outside text as it came. */
  constructor(source: string) {
    this.source = source;
  }
}

/** What may stand in a {@link markdown} template: strings and numbers are escaped as text, Markdown stays as it is. */
export type MarkdownValue = Markdown | string | number | readonly Markdown[];

function sourceOf(value: MarkdownValue): string {
  if (value instanceof Markdown) return value.source;
  if (typeof value === "string") return markdownText(value);
  return typeof value === "number" ? String(value) : value.map((part) => part.source).join("");
}

/** Tag for Markdown: the literal parts are ours, every interpolated string is escaped. */
export function markdown(literals: TemplateStringsArray, ...values: readonly MarkdownValue[]): Markdown {
  return new Markdown(literals.reduce((source, literal, index) => {
    const value = values[index - 1];
    return `${source}${value === undefined ? "" : sourceOf(value)}${literal}`;
  }, ""));
}

/** Outside text as inline code. */
export function code(text: string): Markdown {
  return new Markdown(markdownCode(text));
}

/** Outside text as a fenced block. @param language our own word, see {@link markdownBlock}. */
export function block(text: string, language = ""): Markdown {
  return new Markdown(markdownBlock(text, language));
}

/** Fragments with `separator` (our own text, such as a newline) between them. */
export function joinMarkdown(parts: readonly Markdown[], separator: string): Markdown {
  return new Markdown(parts.map((part) => part.source).join(separator));
}

/** A part that opens on a click. The blank lines let GitHub read the body as Markdown again. */
export function details(summary: string, body: Markdown): Markdown {
  const title = htmlEntities(breakReferences(oneLine(summary)));
  return new Markdown(`<details><summary>${title}</summary>\n\n${body.source.trimEnd()}\n\n</details>\n`);
}
