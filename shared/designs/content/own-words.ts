/** Words that people write where nothing is written yet. */
const FILLERS = new Set([
  "tbd", "tba", "tbc", "todo", "to-do", "fixme", "n/a", "n.a", "na", "none", "nil", "null", "nothing", "later", "pending", "wip", "xxx", "placeholder", "example", "dummy",
  "foo", "bar", "baz", "asdf", "qwerty", "lorem", "ipsum", "dolor", "sit", "amet",
]);

/** Words as they are compared: without case and without the marks around them. */
function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+(?:[^\s\p{L}\p{N}]+[\p{L}\p{N}]+)*/gu) ?? []).filter((word) => !FILLERS.has(word));
}

/**
 * How much a text says of its own: characters of its different words, without fillers such as TBD and without the words
 * that the template says there already.
 */
export function ownCharacters(text: string, templateText = ""): number {
  const given = new Set(wordsOf(templateText));
  const own = new Set(wordsOf(text).filter((word) => !given.has(word)));
  return Array.from(own).reduce((sum, word) => sum + Array.from(word).length, 0);
}

/** Whether two texts say the same in the same order, whatever marks stand between the words. */
export function isSameText(one: string, other: string): boolean {
  return wordsOf(one).join(" ") === wordsOf(other).join(" ");
}
