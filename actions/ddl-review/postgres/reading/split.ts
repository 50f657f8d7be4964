import type { Source, Token } from "./source.js";

/**
 * The statements of a text, each without the comments in front and without its semicolon. A semicolon in parentheses, as in a
 * rule of several actions, and one in the body of a SQL-standard function (BEGIN ATOMIC … END) end nothing.
 */
export function splitStatements(source: Source): readonly Source[] {
  const statements: Source[] = [];
  const depth = new Depth();
  let first = 0;
  for (const [index, token] of source.tokens.entries()) {
    if (token.text === ";" && depth.isOutside()) {
      if (index > first) statements.push(source.part(first, index - 1));
      first = index + 1;
    } else {
      depth.pass(token, source.tokens[index - 1]);
    }
  }
  if (first < source.tokens.length) statements.push(source.part(first, source.tokens.length - 1));
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
