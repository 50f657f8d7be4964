/** The line below a table's head, as cmark-gfm's scanner has it. */
const DELIMITERS = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/u;

/**
 * A paragraph's words with its table as it shows: without the lines of the grid, and without cells for which the head has
 * no column, which GitHub drops.
 */
export function withShownCells(words: string): string {
  const lines = words.split("\n");
  const below = lines.findIndex((line, index) => index > 0 && DELIMITERS.test(line) && cellsOf(line).length === cellsOf(String(lines[index - 1])).length);
  if (below < 0) return words;
  const columns = cellsOf(String(lines[below])).length;
  const shown = [lines[below - 1], ...lines.slice(below + 1)].map((line) => cellsOf(String(line)).slice(0, columns).join(" "));
  return [...lines.slice(0, below - 1), ...shown].join("\n");
}

function cellsOf(line: string): string[] {
  const inner = line.trim().replace(/^\|/u, "").replace(/\|$/u, "");
  return inner.split("|").map((cell) => cell.trim());
}
