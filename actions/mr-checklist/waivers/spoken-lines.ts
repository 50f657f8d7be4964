import { parseMarkdown } from "../../../shared/markdown/document.js";
import { isOfFootnote, withoutFootnotes } from "../../../shared/markdown/footnotes.js";
import type { Block, MarkdownNode } from "../../../shared/markdown/tree.js";
import { noteHtml, QUOTING_TAGS, unsaidTags, type UnsaidTags } from "../../../shared/markdown/unsaid-tags.js";

/**
 * Lines of a Markdown text that its author says: no code, no quote, no comment, no list, no title, no footnote, nothing
 * struck through, whether Markdown or HTML marks it. GitHub strikes nothing between two `~~` with a blank line between
 * them, and shows both: that is said.
 */
export function spokenLines(text: string): string[] {
  const { root, footnoteLines } = parseMarkdown(text);
  const marked = new Set(text.split(/\r\n|\r|\n/).flatMap((line, index) => (/^ {0,3}#/.test(line) ? [index + 1] : [])));
  // Lines above a line of dashes are a heading too, and nobody means them for one who signs below it.
  const isTitle = (block: Block): boolean => block.type === "heading" && marked.has(block.line);
  const tags = unsaidTags(UNSAID_TAGS);
  return root.children
    .filter((block) => !isOfFootnote(block, footnoteLines))
    // Every block is read, in order: a tag that a title or a list opens reaches on behind it.
    .map((block) => ({ block, words: wordsOf(block, tags) }))
    .filter(({ block }) => (block.type === "paragraph" || block.type === "heading") && !isTitle(block))
    .flatMap(({ words }) => withoutFootnotes(words.replace(STRUCK, UNSAID), UNSAID).split("\n"))
    .map((line) => line.trim());
}

/** Stands for what is not said, so that a line which starts with it does not start with the words behind it. */
const UNSAID = "\uFFFC";
/** What GitHub strikes through, and a little more: what somebody took back shall never count. */
const STRUCK = /~~[^]*?~~|~(?=[^\s~])[^]{0,4000}?[^\s~]~/g;
/** Beside code and quotes what is struck through, and what nobody sees. */
const UNSAID_TAGS: ReadonlySet<string> = new Set([...QUOTING_TAGS, "q", "del", "s", "strike", "template"]);

function wordsOf(node: MarkdownNode, tags: UnsaidTags): string {
  if (node.type === "html") noteHtml(node.value, tags);
  if (node.type === "break") return "\n";
  if (node.type === "blockquote") return UNSAID;
  if ("children" in node) return node.children.map((child) => wordsOf(child, tags)).join("");
  if (!tags.isSaid()) return UNSAID;
  if (node.type === "text") return node.value;
  return node.type === "inlineCode" ? `\`${node.value.replaceAll("\n", " ")}\`` : UNSAID;
}
