/** Number of slips (a letter added, dropped or replaced, or two neighbours swapped) between two short words. */
export function editDistance(left: string, right: string): number {
  const from = Array.from(left);
  const to = Array.from(right);
  const table: number[][] = [];
  const cost = (row: number, column: number): number => table[row]?.[column] ?? Infinity;
  for (let row = 0; row <= from.length; row += 1) {
    const current = [row];
    table.push(current);
    for (let column = 1; column <= to.length; column += 1) {
      const [letter, target] = [from[row - 1], to[column - 1]];
      const replaced = cost(row - 1, column - 1) + (letter === target ? 0 : 1);
      const isSwap = letter === to[column - 2] && target === from[row - 2];
      const swapped = isSwap ? cost(row - 2, column - 2) + 1 : Infinity;
      current.push(Math.min(replaced, swapped, cost(row - 1, column) + 1, cost(row, column - 1) + 1));
    }
  }
  return cost(from.length, to.length);
}

/** Words longer than this are no typing mistake, and comparing them would take long. */
const LONGEST_WORD = 60;

/** `; did you mean "shards"?` for the nearest known word, or an empty text when none is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  if (word.length > LONGEST_WORD) return "";
  const limit = Math.max(1, Math.floor(word.length / 3));
  const [near] = known
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return near === undefined ? "" : `; did you mean "${near.candidate}"?`;
}
