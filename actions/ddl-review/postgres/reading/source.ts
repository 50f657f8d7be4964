import type { Span } from "../../statements/span.js";
import type { Parser } from "./parser.js";

/** A word or sign of a text; places are UTF-16 units of the text. */
export interface Token extends Span {
  readonly text: string;
}

/** A part of a file, the whole of it at first: its words, comments left out, and the parser's bytes as places of the file. */
export class Source {
  /** The file's. */
  readonly text: string;
  readonly span: Span;
  readonly tokens: readonly Token[];
  /** For each byte of the file the place of its character; null where all characters are of one byte. */
  readonly #places: Uint32Array | null;
  /** Bytes in front of the part. */
  readonly #bytesBefore: number;

  private constructor(text: string, span: Span, tokens: readonly Token[], places: Uint32Array | null) {
    this.text = text;
    this.span = span;
    this.tokens = tokens;
    this.#places = places;
    this.#bytesBefore = places === null ? span.start : Buffer.byteLength(text.slice(0, span.start));
  }

  /** @throws Error of the parser for a quotation or comment that has no end. */
  static scanned(text: string, parser: Parser): Source {
    const places = placesOfBytes(text);
    const place = (byte: number): number => placeIn(places, byte, text.length);
    const tokens = parser.scan(text)
      .filter(({ tokenName }) => tokenName !== "SQL_COMMENT" && tokenName !== "C_COMMENT")
      .map(({ start, end }) => ({ start: place(start), end: place(end), text: text.slice(place(start), place(end)) }));
    return new Source(text, { start: 0, end: text.length }, tokens, places);
  }

  /** The part that some of the tokens span: what the parser is given by itself. */
  part(first: number, last: number): Source {
    const tokens = this.tokens.slice(first, last + 1);
    return new Source(this.text, { start: tokens.at(0)?.start ?? 0, end: tokens.at(-1)?.end ?? 0 }, tokens, this.#places);
  }

  /** The place of a byte that the parser counted in the part. */
  place(byte: number): number {
    return placeIn(this.#places, this.#bytesBefore + byte, this.text.length);
  }

  /** Tokens within a span. */
  within({ start, end }: Span): readonly Token[] {
    return this.tokens.filter((token) => token.start >= start && token.end <= end);
  }
}

function placeIn(places: Uint32Array | null, byte: number, end: number): number {
  return places === null ? byte : (places[byte] ?? end);
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
