import type { Span } from "../../statements/span.js";
import type { Token } from "./tokens.js";

/** A part of a file that the parser is given by itself: its words, and the parser's bytes as places of the file. */
export class Source {
  /** The file's. */
  readonly text: string;
  readonly span: Span;
  readonly tokens: readonly Token[];
  /** For each byte the place of its character in the part; null where all characters are of one byte. Made when first asked for. */
  #places: Uint32Array | null | undefined;

  constructor(text: string, span: Span, tokens: readonly Token[]) {
    this.text = text;
    this.span = span;
    this.tokens = tokens;
  }

  /** The place of a byte of the part. */
  place(byte: number): number {
    if (this.#places === undefined) this.#places = placesOfBytes(this.text.slice(this.span.start, this.span.end));
    return this.span.start + (this.#places === null ? byte : Number(this.#places[byte]));
  }

  /** Tokens within a span. */
  within({ start, end }: Span): readonly Token[] {
    return this.tokens.slice(this.#firstFrom(start), this.#firstFrom(end));
  }

  /** The number of the first token that begins at a place or behind it. */
  #firstFrom(place: number): number {
    let [low, high] = [0, this.tokens.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Number(this.tokens[middle]?.start) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function placesOfBytes(text: string): Uint32Array | null {
  const length = Buffer.byteLength(text);
  if (length === text.length) return null;
  const places = new Uint32Array(length + 1);
  let byte = 0;
  let place = 0;
  for (const character of text) {
    const end = byte + Buffer.byteLength(character);
    places.fill(place, byte, end);
    byte = end;
    place += character.length;
  }
  places[byte] = place;
  return places;
}

/** The parts of a row of tokens between commas that stand in no parentheses, each from its first to its last token. */
export function partsBetweenCommas(tokens: readonly Token[]): readonly Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let open: Token[] = [];
  const close = (): void => {
    const [first, last] = [open.at(0), open.at(-1)];
    if (first !== undefined && last !== undefined) parts.push({ start: first.start, end: last.end });
    open = [];
  };
  for (const token of tokens) {
    if (token.text === "(" || token.text === "[") depth += 1;
    if (token.text === ")" || token.text === "]") depth -= 1;
    if (token.text === "," && depth === 0) close();
    else open.push(token);
  }
  close();
  return parts;
}
