import { parseMarkdown } from "../../../shared/markdown/document.js";
import type { MarkdownNode } from "../../../shared/markdown/tree.js";

/** Lines of a Markdown text that its author says: no code, no quote, no comment, no list. */
export function spokenLines(text: string): string[] {
  const { root } = parseMarkdown(text);
  return root.children
    .filter(({ type }) => type === "paragraph" || type === "heading")
    .flatMap((block) => wordsOf(block).split("\n"))
    .map((line) => line.trim());
}

/** Stands for what is not said, so that a line which starts with it does not start with the words behind it. */
const UNSAID = "\uFFFC";

function wordsOf(node: MarkdownNode): string {
  if (node.type === "text") return node.value;
  if (node.type === "break") return "\n";
  if (node.type === "inlineCode") return `\`${node.value.replaceAll("\n", " ")}\``;
  return "children" in node ? node.children.map(wordsOf).join("") : UNSAID;
}
