import type { Block, Inline, ListItem } from "./tree.js";

/** The `[ ]` or `[x]` of a task. */
export interface Box {
  readonly checked: boolean;
  /** The whole line in which it stands. */
  readonly source: string;
  /** What stands behind it, up to the end of its paragraph. */
  readonly words: readonly Inline[];
}

/** The line of a task from its start, as cmark-gfm's scanner has it (extensions/ext_scanners.re, `tasklist`). */
const TASK_LINE = /^[ \t\v\f]*(?:[-+*]|[0-9]+.)[ \t\v\f]+\[([ xX])\][ \t\v\f]/;

/**
 * Finds the tasks as cmark-gfm does: the item's line starts with its bullet and the box follows it. So a box inside a
 * quote is none, nor one in the second list of `- - [ ]`, nor one with a tab between the brackets.
 *
 * One thing is read otherwise: cmark-gfm calls a task done when `[x]` stands anywhere in its line, also in
 * `- [ ] Mark with [x]`; here the box itself decides.
 */
export function boxesOf(blocks: readonly Block[], lines: readonly string[]): ReadonlyMap<ListItem, Box> {
  const boxes = new Map<ListItem, Box>();
  const visit = (block: Block | ListItem): void => {
    if (block.type === "listItem") {
      const box = boxOf(block, lines);
      if (box !== null) boxes.set(block, box);
    }
    if (block.type === "list" || block.type === "listItem" || block.type === "blockquote") block.children.forEach(visit);
  };
  blocks.forEach(visit);
  return boxes;
}

function boxOf({ line, children: [first] }: ListItem, lines: readonly string[]): Box | null {
  // Five blanks after the bullet make indented code of what looks like a box; an underlined heading is read as a paragraph is.
  if (first?.type !== "paragraph" && first?.type !== "heading") return null;
  /* istanbul ignore next -- each item begins in a line of the text */
  const source = lines[line - 1] ?? "";
  const mark = TASK_LINE.exec(source)?.[1];
  return mark === undefined ? null : { checked: mark !== " ", source, words: withoutBox(first.children) };
}

function withoutBox([first, ...others]: readonly Inline[]): readonly Inline[] {
  // `[x]` is a link when the text has a definition of that name.
  return first?.type === "text" ? [{ ...first, value: first.value.slice("[ ]".length) }, ...others] : others;
}
