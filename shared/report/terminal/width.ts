/** East Asian wide and emoji characters take two columns, combining marks and the variation selectors none. */
const WIDE = /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
const ZERO = /[\p{Mn}\p{Me}\uFE0E\uFE0F\u200B]/u;

/** Columns beyond which a line is hard to read, however wide the terminal is. */
export const WIDEST = 120;

function characterWidth(character: string): number {
  if (ZERO.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Columns that `text` takes in a terminal. The text holds no control codes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** `text` filled with spaces to `width` columns, on the right unless `align` says `right`. Longer text stays as it is. */
export function padTo(text: string, width: number, align: "left" | "right" = "left"): string {
  const spaces = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "left" ? text + spaces : spaces + text;
}

/** The longest beginning of `text` that takes at most `width` columns, and the rest. */
function splitAt(text: string, width: number): [string, string] {
  let taken = "";
  let columns = 0;
  for (const character of text) {
    columns += characterWidth(character);
    if (columns > width) break;
    taken += character;
  }
  return [taken, text.slice(taken.length)];
}

/** `text` in at most `width` columns, ending in `…` when something was cut. */
export function fitTo(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  return width <= 1 ? "…" : `${splitAt(text, width - 1)[0]}…`;
}

/** Cuts a word that is longer than a line into full lines and a rest that other words may follow. */
function cutWord(word: string, width: number): { full: string[]; rest: string } {
  const full: string[] = [];
  let rest = word;
  while (displayWidth(rest) > width) {
    const [line, after] = splitAt(rest, width);
    full.push(line);
    rest = after;
  }
  return { full, rest };
}

/** `text` in lines of at most `width` columns, broken between words; a word longer than a line is broken inside. Indentation stays. */
export function wrapTo(text: string, width: number): string[] {
  const room = Math.max(2, width); // a wide character must fit, or a long word would never shrink
  const lines: string[] = [];
  let current = "";
  for (const [index, word] of text.split(" ").entries()) {
    const joined = index === 0 ? word : `${current} ${word}`;
    if (displayWidth(joined) <= room) {
      current = joined;
      continue;
    }
    const { full, rest } = cutWord(word, room);
    lines.push(...(index === 0 ? [] : [current]), ...full);
    current = rest;
  }
  return [...lines, current];
}

/** `text` wrapped behind `head`, which takes `headWidth` columns; later lines begin below the text's beginning. */
export function wrapBehind(head: string, headWidth: number, text: string, width: number): string[] {
  return wrapTo(text, width - headWidth).map((line, index) => (index === 0 ? head : " ".repeat(headWidth)) + line);
}
