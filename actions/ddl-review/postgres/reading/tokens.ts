import type { Span } from "../../statements/span.js";

/** A word or sign of a text; places are UTF-16 units of the text. */
export interface Token extends Span {
  readonly text: string;
}

const SPACE = /[ \t\n\r\f\v]*/y;
/** Letters beyond ASCII belong to names, whatever they are. */
const WORD = /[a-z_\u0080-\uffff][\w$\u0080-\uffff]*|[0-9][\w.]*/iy;
const DOLLAR = /\$(?:[a-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/iy;

function matchAt(pattern: RegExp, text: string, place: number): number {
  pattern.lastIndex = place;
  return pattern.test(text) ? pattern.lastIndex : place;
}

/**
 * The words and signs of SQL as PostgreSQL's scanner cuts them, comments left out. The parser's own scanner tells its tokens as
 * a long text of JSON with places in bytes: this takes a tenth of its time. What has no end reaches to the end of the text.
 */
export class Tokens {
  readonly text: string;
  /** Where the next token is looked for. */
  place: number;

  constructor(text: string) {
    this.text = text;
    // A mark that tells the order of bytes is no part of the text.
    this.place = text.startsWith("\ufeff") ? 1 : 0;
  }

  next(): Token | null {
    const { text } = this;
    const start = this.#skipBlank(this.place);
    const end = start >= text.length ? start : this.#endOf(start);
    this.place = end;
    return start === end ? null : { start, end, text: text.slice(start, end) };
  }

  /** Leaves out spaces and comments; those of C hold others. */
  #skipBlank(from: number): number {
    const { text } = this;
    let place = from;
    for (;;) {
      place = matchAt(SPACE, text, place);
      if (text.startsWith("--", place)) place = endOr(text, text.indexOf("\n", place));
      else if (text.startsWith("/*", place)) place = endOfComment(text, place);
      else return place;
    }
  }

  #endOf(start: number): number {
    const { text } = this;
    const sign = text.charAt(start);
    if (sign === "'") return endOfQuotation(text, start, "'", false);
    if (sign === '"') return endOfQuotation(text, start, '"', false);
    if (sign === "$") {
      const behind = matchAt(DOLLAR, text, start);
      if (behind === start) return start + 1;
      const tag = text.slice(start, behind);
      const close = text.indexOf(tag, behind);
      return close < 0 ? text.length : close + tag.length;
    }
    const end = matchAt(WORD, text, start);
    if (end === start) return start + 1;
    if (end === start + 1 && text.charAt(end) === "'" && /[bnex]/i.test(sign)) return endOfQuotation(text, end, "'", /e/i.test(sign));
    return end;
  }
}

function endOr(text: string, found: number): number {
  return found < 0 ? text.length : found;
}

function endOfComment(text: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start + 2;
  for (let depth = 1; ;) {
    const found = mark.exec(text);
    if (found === null) return text.length;
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
}

/** @param start of the quotation mark; doubled it stands for itself. */
function endOfQuotation(text: string, start: number, mark: string, hasEscapes: boolean): number {
  for (let place = start + 1; place < text.length; place += 1) {
    const sign = text.charAt(place);
    if (hasEscapes && sign === "\\") place += 1;
    else if (sign === mark) {
      if (text.charAt(place + 1) !== mark) return place + 1;
      place += 1;
    }
  }
  return text.length;
}

/** All tokens of a text. */
export function tokensOf(text: string): Token[] {
  const tokens = new Tokens(text);
  const found: Token[] = [];
  for (let token = tokens.next(); token !== null; token = tokens.next()) found.push(token);
  return found;
}
