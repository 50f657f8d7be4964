import type { Actor, Facts } from "../../facts/facts.js";

/** Whether the author's was the last hand in the description: `unknown` where its edits could not be read, `nobody` where the author's account is gone. */
export type LastHand = "author" | "other" | "unknown" | "nobody";

/** A description that nobody edited is its author's. Edits of the same moment must all be the author's. An account that is gone is nobody. */
export function lastHandIn({ bodyEdits, author }: Facts["pull"]): LastHand {
  if (author === null) return "nobody";
  if (bodyEdits === null) return "unknown";
  const latest = Math.max(...bodyEdits.map(({ at }) => Date.parse(at)));
  const last = bodyEdits.filter(({ at }) => Date.parse(at) === latest);
  return last.every(({ editor }) => isSame(editor, author)) ? "author" : "other";
}

/** A deleted account is nobody. */
function isSame(one: Actor, other: NonNullable<Actor>): boolean {
  return one !== null && one.kind === other.kind && one.login.toLowerCase() === other.login.toLowerCase();
}
