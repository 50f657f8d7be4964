import type { Node } from "commonmark";
import { shownMaths } from "./maths.js";
import type { Block, Inline, ListItem } from "./tree.js";

/** Emphasis and images that are nested deeper are left out: a tree of any depth would end in an overflow. */
const DEEPEST = 250;

/** The blocks below a node of commonmark.js, however deep: see `boundedDepth`. */
export function blocksOf(parent: Node): Block[] {
  return childrenOf(parent).map(blockOf);
}

function blockOf(node: Node): Block {
  const line = node.sourcepos[0][0];
  const value = node.literal ?? "";
  if (node.type === "paragraph") return { type: "paragraph", line, children: inlinesOf(node) };
  if (node.type === "heading") return { type: "heading", line, depth: node.level, children: inlinesOf(node) };
  if (node.type === "code_block") return { type: "code", line, value: node.info === "math" ? shownMaths(value) : value };
  if (node.type === "html_block") return { type: "html", line, value };
  if (node.type === "block_quote") return { type: "blockquote", line, children: blocksOf(node) };
  if (node.type === "list") return { type: "list", line, children: childrenOf(node).map(itemOf) };
  return { type: "thematicBreak", line };
}

function itemOf(node: Node): ListItem {
  return { type: "listItem", line: node.sourcepos[0][0], children: blocksOf(node) };
}

/** Pieces of plain text that follow each other are one piece. */
function inlinesOf(parent: Node, depth = 0): Inline[] {
  const inlines: Inline[] = [];
  let text: string[] = [];
  const flush = (): void => {
    if (text.length > 0) inlines.push({ type: "text", value: text.join("") });
    text = [];
  };
  for (const node of depth > DEEPEST ? [] : childrenOf(parent)) {
    if (node.type === "text" || node.type === "softbreak") {
      text.push(node.literal ?? "\n");
    } else {
      flush();
      inlines.push(inlineOf(node, depth));
    }
  }
  flush();
  return inlines;
}

function inlineOf(node: Node, depth: number): Inline {
  const value = node.literal ?? "";
  if (node.type === "code") return { type: "inlineCode", value };
  if (node.type === "html_inline") return { type: "html", value };
  if (node.type === "linebreak") return { type: "break" };
  const children = inlinesOf(node, depth + 1);
  const url = node.destination ?? "";
  if (node.type === "link") return { type: "link", url, children };
  if (node.type === "image") return { type: "image", url, alt: wordsOf(children) };
  return { type: node.type === "strong" ? "strong" : "emphasis", children };
}

/** What an image is called, without the marks in it. */
function wordsOf(inlines: readonly Inline[]): string {
  return inlines.map((inline) => {
    if (inline.type === "text" || inline.type === "inlineCode") return inline.value;
    if (inline.type === "image") return inline.alt;
    return "children" in inline ? wordsOf(inline.children) : "";
  }).join("");
}

function childrenOf(parent: Node): Node[] {
  const children: Node[] = [];
  for (let child = parent.firstChild; child !== null; child = child.next) children.push(child);
  return children;
}
