import type { Span } from "../../statements/span.js";
import type { Source, Token } from "./source.js";

/**
 * The statements of a text, each without the comments in front and without its semicolon. A semicolon in parentheses, as in a
 * rule of several actions, and one in the body of a SQL-standard function (BEGIN ATOMIC … END) end nothing.
 */
export function splitStatements({ tokens }: Source): readonly Span[] {
  const statements: Span[] = [];
  const depth = new Depth();
  let first: Token | null = null;
  let last: Token | null = null;
  for (const [index, token] of tokens.entries()) {
    const isEnd = token.text === ";" && depth.isOutside();
    if (!isEnd) {
      depth.pass(token, tokens[index - 1]);
      first ??= token;
      last = token;
    }
    if ((isEnd || index === tokens.length - 1) && first !== null && last !== null) {
      statements.push({ start: first.start, end: last.end });
      first = null;
      last = null;
    }
  }
  return statements;
}

/** How deep a token stands in parentheses and in bodies. */
class Depth {
  #parentheses = 0;
  #bodies = 0;

  isOutside(): boolean {
    return this.#parentheses <= 0 && this.#bodies === 0;
  }

  pass({ text }: Token, before: Token | undefined): void {
    if (text === "(") this.#parentheses += 1;
    if (text === ")") this.#parentheses -= 1;
    const word = text.toLowerCase();
    if (word === "atomic" && before?.text.toLowerCase() === "begin") this.#bodies = 1;
    else if (this.#bodies > 0 && word === "case") this.#bodies += 1;
    else if (this.#bodies > 0 && word === "end") this.#bodies -= 1;
  }
}
