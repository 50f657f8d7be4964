import type { Span } from "../../statements/span.js";
import type { Parser } from "./parser.js";

/** A word or sign of a text; places are UTF-16 units of the text. */
export interface Token extends Span {
  readonly text: string;
}

/** A part of a file that the parser is given by itself: its words, comments left out, and its bytes as places of the file. */
export class Source {
  /** The file's. */
  readonly text: string;
  readonly span: Span;
  readonly tokens: readonly Token[];
  /** For each byte the place of its character in the part; null where all characters are of one byte. */
  readonly #places: Uint32Array | null;

  /** @throws Error of the parser for a quotation or comment that has no end. */
  constructor(text: string, span: Span, parser: Parser) {
    const part = text.slice(span.start, span.end);
    this.text = text;
    this.span = span;
    this.#places = placesOfBytes(part);
    this.tokens = parser.scan(part)
      .filter(({ tokenName }) => tokenName !== "SQL_COMMENT" && tokenName !== "C_COMMENT")
      .map(({ start, end }) => ({ start: this.place(start), end: this.place(end), text: text.slice(this.place(start), this.place(end)) }));
  }

  /** The place of a byte of the part. */
  place(byte: number): number {
    return this.span.start + (this.#places === null ? byte : (this.#places[byte] ?? this.span.end - this.span.start));
  }

  /** Tokens within a span. */
  within({ start, end }: Span): readonly Token[] {
    return this.tokens.filter((token) => token.start >= start && token.end <= end);
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
