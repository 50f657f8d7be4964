import type { MarkdownNode } from "./tree.js";

/** Where a definition begins, in quotes and lists too, as cmark-gfm's scanner has it. Further in, it is code; nothing is lost by taking it for a definition. */
const DEFINITION = /^((?:[ \t>]|[-+*][ \t]|[0-9]{1,9}[.)][ \t])*)(?=\[\^[^\]\s]+\]:)/;
const BLANK = /^[ \t>]*$/;
const INDENTED = /^[ >]*(?: {4}|\t)/;
/** What ends a paragraph that would run on into the next line. */
const OTHER_BLOCK = /^ {0,3}(?:#{1,6}(?:[ \t]|$)|>|```|~~~|<|[-+*](?:[ \t]|$)|[0-9]{1,9}[.)][ \t]|(?:[-*_=][ \t]*)+$)/;

/** A text in which footnotes are told from what stands where it is written. */
export interface FootnoteReading {
  /** The text for a parser that knows no footnotes: it must not take their definitions for those of links. */
  readonly source: string;
  /** Lines of definitions, from one. GitHub shows a footnote at the end of the page, and one that nothing refers to nowhere. */
  readonly lines: ReadonlySet<number>;
}

/** Finds the definitions of footnotes (`[^1]: text`) with all that belongs to them. Lines stay where they are. */
export function readFootnotes(text: string): FootnoteReading {
  const found = new Set<number>();
  let inside: "no" | "paragraph" | "between" = "no";
  const source = text.split(/(\r\n|\r|\n)/).map((line, index) => {
    // Every second piece is the end of a line.
    if (index % 2 === 1) return line;
    const defined = DEFINITION.test(line);
    if (defined) inside = "paragraph";
    else if (inside !== "no") inside = stateAfter(line, inside);
    if (inside !== "no") found.add(index / 2 + 1);
    return defined ? line.replace(DEFINITION, "$1\\") : line;
  }).join("");
  return { source, lines: found };
}

function stateAfter(line: string, before: "paragraph" | "between"): "no" | "paragraph" | "between" {
  if (BLANK.test(line)) return "between";
  if (INDENTED.test(line)) return "paragraph";
  return before === "paragraph" && !OTHER_BLOCK.test(line) ? "paragraph" : "no";
}

/** A definition ends the paragraph above it. */
const DEFINITION_BELOW = /(?:^|\n)[ \t]*\[\^[^\]\s]+\]:[^]*$/u;
/** Shown as a number. */
const REFERENCE = /\[\^[^\][\s]+\]/gu;

/** Whether a definition begins in the words, so that what follows them in their paragraph is the footnote's. */
export function endsInFootnote(words: string): boolean {
  return DEFINITION_BELOW.test(words);
}

/** Whether a part of a document shows elsewhere or nowhere. A list or a quote can hold a footnote and other things. */
export function isOfFootnote(node: MarkdownNode, footnoteLines: ReadonlySet<number>): boolean {
  const isWhole = node.type === "paragraph" || node.type === "heading" || node.type === "code" || (node.type === "html" && "line" in node);
  return isWhole && footnoteLines.has(node.line);
}

/** A paragraph's words without definitions of footnotes and without what refers to them. */
export function withoutFootnotes(words: string, gap: string): string {
  return words.replace(DEFINITION_BELOW, "").replace(REFERENCE, gap);
}
