/**
 * Parts of a text that are at most `longest` units long, in order: each within one line, cut between words. A single word
 * that is longer is in no part.
 */
export function* piecesOf(text: string, longest: number): Generator<string> {
  for (const line of text.split(/\r\n|\n|\r/)) yield* piecesOfLine(line, longest);
}

function* piecesOfLine(line: string, longest: number): Generator<string> {
  if (line.length <= longest) {
    if (line !== "") yield line;
    return;
  }
  let piece: { readonly start: number; readonly end: number } | null = null;
  for (const { 0: word, index } of line.matchAll(/\S+/g)) {
    const end = index + word.length;
    if (piece !== null && end - piece.start <= longest) {
      piece = { start: piece.start, end };
      continue;
    }
    if (piece !== null) yield line.slice(piece.start, piece.end);
    piece = word.length > longest ? null : { start: index, end };
  }
  if (piece !== null) yield line.slice(piece.start, piece.end);
}
