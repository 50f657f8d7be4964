import type { MarkdownDocument } from "./document.js";
import { htmlPieces } from "./html-fragment.js";
import type { Block, Inline, ListItem } from "./tree.js";
import { onLines, onOneLine } from "./visible-characters.js";

/**
 * What a reader of the rendered text sees, line by line: no comments, no tags, no boxes of tasks, no marks of emphasis,
 * no addresses of links and images, no characters that show nothing. Code counts, and what an image is called. Without
 * blank lines and blanks at the ends, so that two texts which look the same are the same.
 * @param nodes parts of the document, such as a section's `content`; the whole of it by default
 */
export function visibleText(document: MarkdownDocument, nodes: readonly Block[] = document.root.children): string {
  return textOf(nodes, { boxes: document.boxes, all: true });
}

/**
 * What the author says in own words, to look for references in: the visible text without code, without quotes and
 * without what images are called. Markup in the midst of a word parts it, as on GitHub (`#<!-- -->12` is no reference).
 */
export function ownWords(document: MarkdownDocument, nodes: readonly Block[] = document.root.children): string {
  return textOf(nodes, { boxes: document.boxes, all: false });
}

/** The visible text of a heading, or of a task's words, on one line. */
export function phraseText(nodes: readonly Inline[]): string {
  return onOneLine(phrase(nodes, true));
}

interface Reading {
  readonly boxes: MarkdownDocument["boxes"];
  /** Whether code, quotes and the names of images are read too. */
  readonly all: boolean;
}

function textOf(nodes: readonly (Block | ListItem)[], reading: Reading): string {
  return onLines(nodes.map((node) => block(node, reading)).join("\n"));
}

function block(node: Block | ListItem, reading: Reading): string {
  if (node.type === "paragraph" || node.type === "heading") return phrase(node.children, reading.all);
  if (node.type === "code") return reading.all ? node.value : "";
  if (node.type === "html") return htmlText(node.value, reading.all);
  if (node.type === "blockquote" && !reading.all) return "";
  if (node.type === "thematicBreak") return "";
  const words = node.type === "listItem" ? reading.boxes.get(node)?.words : undefined;
  return words === undefined ? textOf(node.children, reading) : `${phrase(words, reading.all)}\n${textOf(node.children.slice(1), reading)}`;
}

function phrase(nodes: readonly Inline[], all: boolean): string {
  return nodes.map((node) => inline(node, all)).join("");
}

/** What is left out parts the words around it. */
const GAP = " ";

function inline(node: Inline, all: boolean): string {
  if (node.type === "text") return node.value;
  if (node.type === "inlineCode") return all ? node.value : GAP;
  if (node.type === "image") return all ? node.alt : GAP;
  if (node.type === "html") return htmlText(node.value, all);
  if (node.type === "break") return "\n";
  return phrase(node.children, all);
}

function htmlText(html: string, all: boolean): string {
  return htmlPieces(html)
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      if (piece.kind === "tag" && piece.name === "br") return "\n";
      return all ? "" : GAP;
    })
    .join("");
}
