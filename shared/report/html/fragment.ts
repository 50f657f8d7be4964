import { htmlText } from "../escape/html.js";

/** HTML whose outside text is already escaped. Made by the {@link html} tag. */
export class Html {
  readonly source: string;
  /** @param source our own markup, never outside text as it came. */
  constructor(source: string) {
    this.source = source;
  }
}

/** What may stand in an {@link html} template: strings and numbers are escaped, HTML stays as it is, null is nothing. */
export type HtmlValue = Html | string | number | null | readonly Html[];

function sourceOf(value: HtmlValue): string {
  if (value === null) return "";
  if (value instanceof Html) return value.source;
  if (typeof value === "string" || typeof value === "number") return htmlText(String(value));
  return value.map((part) => part.source).join("");
}

/** Tag for HTML: the literal parts are ours, every interpolated string is escaped, also inside double-quoted attributes. */
export function html(literals: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(literals.reduce((source, literal, index) => `${source}${sourceOf(values[index - 1] ?? null)}${literal}`, ""));
}
