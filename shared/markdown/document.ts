import { Parser } from "commonmark";
import { boundedDepth } from "./bounded-depth.js";
import { boundedSource } from "./bounded-source.js";
import { boxesOf, type Box } from "./boxes.js";
import { blocksOf } from "./commonmark-tree.js";
import type { Block, ListItem } from "./tree.js";

/** A Markdown text, parsed once; everything else in this room reads it. */
export interface MarkdownDocument {
  readonly root: { readonly children: readonly Block[] };
  /** Items of lists that are tasks, in the order of the text. */
  readonly boxes: ReadonlyMap<ListItem, Box>;
  readonly lineCount: number;
}

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Parses any text, also a hostile one: none is wrong, and the time is in proportion to the length. The reading is
 * CommonMark's; extensions of GitHub's other than tasks (tables, bare addresses, ~~strikes~~) are plain text here.
 */
export function parseMarkdown(text: string): MarkdownDocument {
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
  const children = blocksOf(new Parser().parse(boundedSource(boundedDepth(source))));
  const lines = text.split(/\r\n|\r|\n/);
  return { root: { children }, boxes: boxesOf(children, lines), lineCount: lines.length };
}
