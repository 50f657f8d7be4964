import { parseMarkdown } from "../../../shared/markdown/document.js";
import type { Block, MarkdownNode } from "../../../shared/markdown/tree.js";

/** Lines of a Markdown text that its author says: no code, no quote, no comment, no list, no title, nothing struck through. */
export function spokenLines(text: string): string[] {
  const { root } = parseMarkdown(text);
  const marked = new Set(text.split(/\r\n|\r|\n/).flatMap((line, index) => (/^ {0,3}#/.test(line) ? [index + 1] : [])));
  // Lines above a line of dashes are a heading too, and nobody means them for one who signs below it.
  const isTitle = (block: Block): boolean => block.type === "heading" && marked.has(block.line);
  return root.children
    .filter((block) => (block.type === "paragraph" || block.type === "heading") && !isTitle(block))
    .flatMap((block) => wordsOf(block).replace(STRUCK, UNSAID).split("\n"))
    .map((line) => line.trim());
}

/** Stands for what is not said, so that a line which starts with it does not start with the words behind it. */
const UNSAID = "\uFFFC";
/** What GitHub strikes through, and a little more: what somebody took back shall never count. */
const STRUCK = /~~[^]*?~~|~(?=[^\s~])[^]{0,4000}?[^\s~]~/g;

function wordsOf(node: MarkdownNode): string {
  if (node.type === "text") return node.value;
  if (node.type === "break") return "\n";
  if (node.type === "inlineCode") return `\`${node.value.replaceAll("\n", " ")}\``;
  return "children" in node ? node.children.map(wordsOf).join("") : UNSAID;
}
