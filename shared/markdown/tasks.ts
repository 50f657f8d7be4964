import type { Box } from "./boxes.js";
import type { MarkdownDocument } from "./document.js";
import type { Inline } from "./tree.js";
import { phraseText } from "./visible-text.js";

/** A task of a Markdown list, as GitHub shows it with a box. */
export interface Task {
  /** What stands behind the box, up to the end of its paragraph: visible text on one line, without the comment. */
  readonly text: string;
  readonly checked: boolean;
  /** Line of the bullet, from one. */
  readonly line: number;
  /** Of the first comment `<!-- plimsoll:KEY -->` in that line; null without one. */
  readonly key: string | null;
}

const KEY_COMMENT = /^<!--[ \t]*plimsoll:([a-z0-9][a-z0-9-]{0,60})[ \t]*-->$/;

/**
 * The tasks of a text in its order, nested ones after those that hold them. What is a task and what is not: see
 * `boxesOf`. A key in code is none, and a comment does not reach over the end of the line.
 */
export function tasksOf(document: MarkdownDocument): Task[] {
  return [...document.boxes].map(([item, box]) => ({ text: phraseText(box.words), checked: box.checked, line: item.line, key: keyOf(box) }));
}

function keyOf({ source, words }: Box): string | null {
  for (const comment of commentsIn(words)) {
    const key = KEY_COMMENT.exec(comment)?.[1];
    // The paragraph may be longer than the line.
    if (key !== undefined && source.includes(comment)) return key;
  }
  return null;
}

function commentsIn(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((inline) => {
    if (inline.type === "html") return [inline.value];
    return "children" in inline ? commentsIn(inline.children) : [];
  });
}
