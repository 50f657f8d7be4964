import { Parser } from "commonmark";
import { boundedDepth } from "./bounded-depth.js";
import { boundedSource } from "./bounded-source.js";
import { boxesOf, type Box } from "./boxes.js";
import { blocksOf } from "./commonmark-tree.js";
import { readFootnotes } from "./footnotes.js";
import type { Block, ListItem } from "./tree.js";

/** A Markdown text, parsed once; everything else in this room reads it. */
export interface MarkdownDocument {
  readonly root: { readonly children: readonly Block[] };
  /** Items of lists that are tasks, in the order of the text. */
  readonly boxes: ReadonlyMap<ListItem, Box>;
  readonly lineCount: number;
  /** Lines that are of footnotes, from one: they show elsewhere or nowhere. */
  readonly footnoteLines: ReadonlySet<number>;
}

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Parses any text, also a hostile one: none is wrong, and the time is in proportion to the length. The reading is
 * CommonMark's; of GitHub's extensions tasks are read here, and of footnotes which lines are theirs. Others (tables, bare addresses,
 * ~~strikes~~) are plain text.
 */
export function parseMarkdown(text: string): MarkdownDocument {
  const { source, lines: footnoteLines } = readFootnotes(text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text);
  const children = blocksOf(new Parser().parse(boundedSource(boundedDepth(source))));
  const lines = text.split(/\r\n|\r|\n/);
  const boxes = new Map([...boxesOf(children, lines)].filter(([item]) => !footnoteLines.has(item.line)));
  return { root: { children }, boxes, lineCount: lines.length, footnoteLines };
}
