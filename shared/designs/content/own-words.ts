/** Words that people write where nothing is written yet. */
const FILLERS = new Set([
  "tbd", "tba", "tbc", "todo", "to-do", "fixme", "n/a", "n.a", "na", "none", "nil", "null", "nothing", "later", "pending", "wip", "xxx", "placeholder", "example", "dummy",
  "foo", "bar", "baz", "asdf", "qwerty", "lorem", "ipsum", "dolor", "sit", "amet",
]);

/** Scripts that are written without blanks: each character is a word. */
const WITHOUT_BLANKS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/gu;
/** One word, however long, says no sentence. */
const LONGEST_WORD = 8;

/** Words as they are compared: without case and without the marks around them. */
function wordsOf(text: string): string[] {
  const apart = text.toLowerCase().replace(WITHOUT_BLANKS, " $& ");
  return (apart.match(/[\p{L}\p{N}]+(?:[^\s\p{L}\p{N}]+[\p{L}\p{N}]+)*/gu) ?? []).filter((word) => !FILLERS.has(word));
}

/**
 * How much a text says of its own: characters of its different words, eight of a word at most, without fillers such as TBD
 * and without the words that the template says there already.
 */
export function ownCharacters(text: string, templateText = ""): number {
  const given = new Set(wordsOf(templateText));
  const own = new Set(wordsOf(text).filter((word) => !given.has(word)));
  return Array.from(own).reduce((sum, word) => sum + Math.min(Array.from(word).length, LONGEST_WORD), 0);
}

/** Whether two texts say the same in the same order, whatever marks stand between the words. */
export function isSameText(one: string, other: string): boolean {
  return wordsOf(one).join(" ") === wordsOf(other).join(" ");
}
