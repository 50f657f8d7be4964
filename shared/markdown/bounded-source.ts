/** Marks of each sort that one paragraph may have before the rest of them is read as text. */
const MOST_MARKS = 1000;
/** Links that may follow each other without a blank: an address reaches to the next one. */
const MOST_IN_A_ROW = 20;
/** Blanks that may follow each other: what ends a heading is looked for from each of them. */
const MOST_BLANKS = /[ \t]{200,}/g;
/** The middle of a link, a run of backticks, what surely ends a paragraph (a blank line or an item of a list), and blanks. */
const MARKS = /(\](?=\())|(`+)|((?:\r\n|\r|\n)(?:[ \t]*(?=[\r\n])| {0,3}[-+*] +(?=[^\s])))|\s+/g;

/**
 * The text without the marks that would make the parser slow: where a link or code may begin and does not end, it looks
 * to the end of the address or the paragraph, so thousands of them cost their square. From the thousand and first in one
 * paragraph, or the twenty-first without a blank, a link's middle gets a blank; so do backticks become blanks. Of blanks
 * in a row the first two hundred are left. Lines stay where they are.
 */
export function boundedSource(text: string): string {
  let links = 0;
  let row = 0;
  let ticks = 0;
  return text.replace(MOST_BLANKS, (blanks) => blanks.slice(0, 200)).replace(MARKS, (found: string, link?: string, tick?: string, end?: string) => {
    if (link !== undefined) {
      row += 1;
      return ++links > MOST_MARKS || row > MOST_IN_A_ROW ? `${found} ` : found;
    }
    if (tick !== undefined) return ++ticks > MOST_MARKS ? " ".repeat(found.length) : found;
    row = 0;
    if (end !== undefined) [links, ticks] = [0, 0];
    return found;
  });
}
