import type { MarkdownDocument } from "./document.js";
import { isOfFootnote, withoutFootnotes } from "./footnotes.js";
import { htmlPieces } from "./html-fragment.js";
import { withoutFormulas } from "./maths.js";
import { withShownCells } from "./tables.js";
import type { Block, Inline, ListItem } from "./tree.js";
import { QUOTING_TAGS, unsaidTags, type UnsaidTags } from "./unsaid-tags.js";
import { onLines, onOneLine } from "./visible-characters.js";

/**
 * What a reader of the rendered text sees, line by line: no comments, no tags, no boxes of tasks, no marks of emphasis,
 * no addresses of links and images, no characters that show nothing. Code counts, and what an image is called. Without
 * blank lines and blanks at the ends, so that two texts which look the same are the same. Footnotes stand at the end of the
 * page, in no section, or nowhere: they count nowhere. Nor do formulas with commands, nor cells without a column.
 * @param nodes parts of the document, such as a section's `content`; the whole of it by default
 */
export function visibleText(document: MarkdownDocument, nodes: readonly Block[] = document.root.children): string {
  return textOf(nodes, { document, unsaid: null });
}

/**
 * What the author says in own words, to look for references in: the visible text without code, without quotes and
 * without what images are called, whether Markdown or HTML marks them. What is never closed reaches to the end. Markup in
 * the midst of a word parts it, as on GitHub (`#<!-- -->12` is no reference).
 */
export function ownWords(document: MarkdownDocument, nodes: readonly Block[] = document.root.children): string {
  return textOf(nodes, { document, unsaid: unsaidTags(QUOTING_TAGS) });
}

/** The visible text of a heading, or of a task's words, on one line. */
export function phraseText(nodes: readonly Inline[]): string {
  return onOneLine(phrase(nodes, null));
}

interface Reading {
  readonly document: MarkdownDocument;
  readonly unsaid: Unsaid;
}

/** Null where code, quotes and the names of images are read too. */
type Unsaid = UnsaidTags | null;

function textOf(nodes: readonly (Block | ListItem)[], reading: Reading): string {
  return onLines(nodes.map((node) => block(node, reading)).join("\n"));
}

function block(node: Block | ListItem, reading: Reading): string {
  if (isOfFootnote(node, reading.document.footnoteLines)) return "";
  if (node.type === "paragraph" || node.type === "heading") return shown(node.children, reading);
  if (node.type === "code") return reading.unsaid === null ? node.value : "";
  if (node.type === "html") return htmlText(node.value, reading.unsaid);
  if (node.type === "blockquote" && reading.unsaid !== null) return "";
  if (node.type === "thematicBreak") return "";
  const words = node.type === "listItem" ? reading.document.boxes.get(node)?.words : undefined;
  return words === undefined ? textOf(node.children, reading) : `${shown(words, reading)}\n${textOf(node.children.slice(1), reading)}`;
}

/** What a paragraph shows of its words. What Markdown of GitHub's own hides is still among them. */
function shown(nodes: readonly Inline[], { unsaid }: Reading): string {
  const gap = unsaid === null ? "" : GAP;
  return withShownCells(withoutFormulas(withoutFootnotes(phrase(nodes, unsaid), gap), gap));
}

function phrase(nodes: readonly Inline[], unsaid: Unsaid): string {
  return nodes.map((node) => inline(node, unsaid)).join("");
}

/** What is left out parts the words around it. */
const GAP = " ";

function inline(node: Inline, unsaid: Unsaid): string {
  if (node.type === "text") return isSaid(unsaid) ? node.value : GAP;
  if (node.type === "inlineCode") return unsaid === null ? node.value : GAP;
  if (node.type === "image") return unsaid === null ? node.alt : GAP;
  if (node.type === "html") return htmlText(node.value, unsaid);
  if (node.type === "break") return "\n";
  return phrase(node.children, unsaid);
}

function htmlText(html: string, unsaid: Unsaid): string {
  return htmlPieces(html)
    .map((piece) => {
      if (piece.kind === "text") return isSaid(unsaid) ? piece.text : GAP;
      unsaid?.note(piece);
      if (piece.kind === "tag" && piece.name === "br") return "\n";
      return unsaid === null ? "" : GAP;
    })
    .join("");
}

function isSaid(unsaid: Unsaid): boolean {
  return unsaid === null || unsaid.isSaid();
}
