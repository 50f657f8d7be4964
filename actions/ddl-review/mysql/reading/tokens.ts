import type { Span } from "../../statements/span.js";

/** The kinds of words that MySQL and MariaDB write. Comments are no tokens. */
export type TokenKind = "word" | "quoted" | "string" | "number" | "variable" | "symbol" | "unclosed";

/** One word of a statement. */
export interface Token extends Span {
  readonly kind: TokenKind;
  /** In small letters for a `word`; without its quotes for `quoted` and `string`; as it stands for all others. */
  readonly text: string;
}

const BLANK = /[\s\uFEFF]/u;
const WORD_START = /[\p{L}\p{N}_$\u0080-\uFFFF]/u;
const WORD = /[\p{L}\p{N}_$\u0080-\uFFFF]*/uy;
const NUMBER = /(?:0x[0-9a-f]+|0b[01]+|\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)(?![\p{L}\p{N}_$])/iuy;
const VARIABLE = /@@?(?:[\p{L}\p{N}_.$]+|`[^`]*`|'[^']*'|"[^"]*")?/uy;
/** Longest first. */
const SYMBOLS = ["<=>", "->>", "<<", ">>", "<>", "!=", "<=", ">=", ":=", "||", "&&", "->"];
/** `/*!50100` of MySQL, `/*M!100100` of MariaDB: what stands in it is code for servers from that version on. */
const VERSION_COMMENT = /\/\*M?!(\d{5,6})?/y;

/**
 * The words of a text, one at a time. Linear in the text; nothing in it makes it throw. Comments are left out, but what stands
 * in a version comment is code: the newest servers run it.
 */
export class Tokens {
  /** Where the next word is looked for. */
  place = 0;
  readonly #text: string;
  /** Version comments that are open here. */
  #versions = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next word; null behind the last one. */
  next(): Token | null {
    while (this.place < this.#text.length) {
      if (this.#skips()) continue;
      const token = commentEnd(this.#text, this.place) === null ? tokenAt(this.#text, this.place) : spanned("unclosed", this.place, "/*");
      this.place = token.kind === "unclosed" ? this.#text.length : token.end;
      return token.kind === "unclosed" ? { ...token, end: this.#text.length } : token;
    }
    return null;
  }

  /** Goes past a blank, a comment, or the beginning or end of a version comment, where one comes next. */
  #skips(): boolean {
    const text = this.#text;
    const end = commentEnd(text, this.place);
    const version = matchAt(VERSION_COMMENT, text, this.place);
    const isEnd = this.#versions > 0 && text.startsWith("*/", this.place);
    const length = version !== "" ? version.length : isEnd ? 2 : BLANK.test(text.charAt(this.place)) ? 1 : end?.closed === true ? end.end - this.place : 0;
    this.#versions += version !== "" ? 1 : isEnd ? -1 : 0;
    this.place += length;
    return length > 0;
  }
}

function tokenAt(text: string, start: number): Token {
  const character = text.charAt(start);
  if (character === "`" || character === "'" || character === '"') return quotedAt(text, start, character);
  if (character === "@") return spanned("variable", start, matchAt(VARIABLE, text, start));
  const number = /[\d.]/.test(character) ? matchAt(NUMBER, text, start) : "";
  if (number !== "") return spanned("number", start, number);
  if (WORD_START.test(character)) {
    const word = matchAt(WORD, text, start);
    // x'1f', b'01', N'text' and _utf8mb4'text' are one value.
    if (/^(?:x|b|n|_\w+)$/i.test(word) && text.charAt(start + word.length) === "'") {
      const value = quotedAt(text, start + word.length, "'");
      return { ...value, start };
    }
    return { kind: "word", text: word.toLowerCase(), start, end: start + word.length };
  }
  return spanned("symbol", start, SYMBOLS.find((symbol) => text.startsWith(symbol, start)) ?? character);
}

function spanned(kind: TokenKind, start: number, found: string): Token {
  return { kind, text: found, start, end: start + found.length };
}

/** A name in backticks, or a text; a quote that is doubled stands for itself, and in a text a backslash takes what follows. */
function quotedAt(text: string, start: number, quote: string): Token {
  let value = "";
  let index = start + 1;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character === "\\" && quote !== "`") {
      value += text.charAt(index + 1);
      index += 2;
    } else if (character !== quote) {
      value += character;
      index += 1;
    } else if (text.charAt(index + 1) === quote) {
      value += quote;
      index += 2;
    } else {
      return { kind: quote === "`" ? "quoted" : "string", text: value, start, end: index + 1 };
    }
  }
  return { kind: "unclosed", text: quote, start, end: text.length };
}

/** `--` is a comment only before a blank or a control character; `#` always; a block has no blocks within. */
function commentEnd(text: string, start: number): { readonly end: number; readonly closed: boolean } | null {
  if (text.startsWith("#", start) || (text.startsWith("--", start) && (start + 2 >= text.length || /[\s\p{Cc}]/u.test(text.charAt(start + 2))))) {
    const end = text.indexOf("\n", start);
    return { end: end < 0 ? text.length : end + 1, closed: true };
  }
  if (!text.startsWith("/*", start)) return null;
  const end = text.indexOf("*/", start + 2);
  return { end: end < 0 ? text.length : end + 2, closed: end >= 0 };
}

/** What a sticky pattern finds at a place; empty for nothing. */
function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? "";
}
