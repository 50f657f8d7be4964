import type { Task } from "../../../../shared/markdown/tasks.js";
import type { Description } from "../../evaluation/description.js";
import { plainLine } from "../../evaluation/own-text.js";

/** The boxes that one key stands for. */
export interface KeyedBoxes {
  /** In the description. */
  readonly boxes: readonly Task[];
  /** In the template. */
  readonly shipped: readonly Task[];
}

/**
 * The boxes of a key: those whose line bears its comment, and where an author's editor lost the comments, those that say
 * what the template's line of that key says.
 */
export function boxesOfKey({ body, template }: Description, key: string): KeyedBoxes {
  const shipped = template === null ? [] : template.tasks.filter((task) => task.key === key);
  const keyed = body.tasks.filter((task) => task.key === key);
  if (keyed.length > 0) return { boxes: keyed, shipped };
  const words = new Set(shipped.map(({ text }) => plainLine(text)).filter((text) => text !== ""));
  if (words.size === 0) return { boxes: [], shipped };
  return { boxes: body.tasks.filter((task) => task.key === null && words.has(plainLine(task.text))), shipped };
}
