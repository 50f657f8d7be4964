import type { MarkdownDocument } from "./document.js";
import type { Block, Heading } from "./tree.js";
import { phraseText } from "./visible-text.js";

/** A heading and everything up to the next heading of the same or a higher level: its subsections belong to it. */
export interface Section {
  /** Visible text of the heading. */
  readonly heading: string;
  /** From 1, the highest. */
  readonly level: number;
  /** First line of the heading, from one. */
  readonly line: number;
  /** Last line of the section. */
  readonly lastLine: number;
  /** What stands below the heading, the headings of subsections among it. */
  readonly content: readonly Block[];
}

/** The sections of a text in its order. A heading inside a quote or a list is no heading of the text. */
export function sectionsOf(document: MarkdownDocument): Section[] {
  const nodes = document.root.children;
  return nodes.flatMap((node, index) => (node.type === "heading" ? [sectionAt(document, node, index)] : []));
}

function sectionAt(document: MarkdownDocument, heading: Heading, index: number): Section {
  const nodes = document.root.children;
  let end = index + 1;
  while (end < nodes.length && !endsAt(nodes[end], heading)) end += 1;
  const next = nodes[end];
  return {
    heading: phraseText(heading.children),
    level: heading.depth,
    line: heading.line,
    lastLine: next === undefined ? document.lineCount : next.line - 1,
    content: nodes.slice(index + 1, end),
  };
}

function endsAt(node: Block | undefined, heading: Heading): boolean {
  return node?.type === "heading" && node.depth <= heading.depth;
}

/** The form in which headings are compared: without case and without blanks and marks at the ends, so `📝 Why?` is `why`. Marks alone stay as they are. */
export function plainHeading(heading: string): string {
  const text = heading.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
  return text.replace(/^[^\p{L}\p{N}]+/u, "").replace(/[^\p{L}\p{N}]+$/u, "") || text;
}
