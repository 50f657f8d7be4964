import type { Token } from "./tokens.js";
import { orEmpty } from "./tree.js";

/** Words between the first one and what is named, which say nothing of what is done. */
const FILLING = /^(?:or|replace|temp|temporary|unique|if|not|exists|recursive|global|local|trusted|procedural)$/;
/** Verbs that say little without what they are done to. */
const WITH_OBJECT = /^(?:create|drop|alter|refresh|security|comment|import|reassign)$/;
/** Words that say little without the next one. */
const WITH_NEXT = /^(?:foreign|materialized|event|default|text|user|access|operator)$/;

/** `refresh materialized view concurrently`, `create trigger`, `checkpoint`: the words that say what is done, in small letters. */
export function verbOf(tokens: readonly Token[]): string {
  const words = tokens.slice(0, 12).map(({ text }) => text.toLowerCase()).filter((word) => !FILLING.test(word));
  const first = orEmpty(words[0]);
  const [, second = "", third = "", fourth = ""] = words;
  if (first === "refresh") return `refresh materialized view${fourth === "concurrently" ? " concurrently" : ""}`;
  if (!WITH_OBJECT.test(first)) return first;
  return WITH_NEXT.test(second) ? `${first} ${second} ${third}` : `${first} ${second}`;
}
