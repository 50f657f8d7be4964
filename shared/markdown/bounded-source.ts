/** Marks of each sort that one paragraph may have before the rest of them is read as text. */
const MOST_MARKS = 1000;
/** The middle of a link, a run of backticks, and what surely ends a paragraph: a blank line or an item of a list. */
const MARKS = /(\](?=\())|(`+)|(?:\r\n|\r|\n)(?:[ \t]*(?=[\r\n])| {0,3}[-+*] +(?=[^\s]))/g;

/**
 * The text without the marks that would make the parser slow: where a link or code may begin and does not end, it looks
 * to the end of the paragraph, so thousands of them cost their square. From the thousand and first in one paragraph a
 * link's middle gets a blank and backticks become blanks. Lines stay where they are.
 */
export function boundedSource(text: string): string {
  let links = 0;
  let ticks = 0;
  return text.replace(MARKS, (found: string, link: string | undefined, tick: string | undefined) => {
    if (link !== undefined) return ++links > MOST_MARKS ? `${found} ` : found;
    if (tick !== undefined) return ++ticks > MOST_MARKS ? " ".repeat(found.length) : found;
    links = 0;
    ticks = 0;
    return found;
  });
}
