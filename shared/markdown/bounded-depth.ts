/** Columns of a line in which bullets and quotes may stand: a hundred lists in each other, or two hundred quotes. */
const WIDEST = 200;
/** What opens or continues containers at the start of a line: blanks, or the mark of a quote or an item. */
const PREFIX = /([ \t]+)|>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])/y;

/**
 * The text with a backslash before a bullet or quote that stands further right in its line than anybody nests: it and all
 * behind it are words of the block that holds them. Each mark that opens a block makes the parser look through the rest of
 * the line, and each open block through every line below, so thousands of them cost their square. Lines stay where they are.
 */
export function boundedDepth(text: string): string {
  return text.replace(/[^\r\n]+/g, boundedLine);
}

function boundedLine(line: string): string {
  PREFIX.lastIndex = 0;
  let start = 0;
  // No tab is wider than four columns.
  for (let column = 0, found = PREFIX.exec(line); found !== null; start = PREFIX.lastIndex, found = PREFIX.exec(line)) {
    const [piece, blanks] = found;
    if (blanks === undefined && column >= WIDEST) return `${line.slice(0, start)}\\${line.slice(start)}`;
    column += blanks === undefined ? piece.length : blanks.replaceAll("\t", "    ").length;
  }
  return line;
}
