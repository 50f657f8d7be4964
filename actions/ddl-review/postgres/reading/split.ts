import type { Span } from "../../statements/span.js";
import { Tokens, type Token } from "./tokens.js";

/** One statement as it stands in a file. */
export interface Piece extends Span {
  readonly tokens: readonly Token[];
  /** The command of psql that makes it none of PostgreSQL's; null where there is none. */
  readonly command: string | null;
}

/**
 * The statements of a text, each without the comments in front and without its semicolon. Only in the body of a SQL-standard
 * function (BEGIN ATOMIC … END) and in the parentheses of a rule a semicolon ends nothing. A line of psql's own is a piece by
 * itself, and rows behind COPY … FROM STDIN are none.
 */
export function splitStatements(text: string): readonly Piece[] {
  const source = new Tokens(text);
  const pieces: Piece[] = [];
  let open: Token[] = [];
  const close = (end: number, command: string | null): void => {
    const [first] = open;
    if (first !== undefined) pieces.push({ start: first.start, end, tokens: open, command });
    open = [];
  };
  const depth = new Depth();
  for (let token = source.next(); token !== null; token = source.next()) {
    if (token.text === "\\") {
      open.push(token);
      source.place = endOfLine(text, token.start);
      const line = text.slice(token.start, source.place).trimEnd();
      close(token.start + line.length, line.split(/\s/, 1).join(""));
      depth.reset();
    } else if (token.text === ";" && depth.isOutside()) {
      if (readsRows(open)) source.place = behindRows(text, token.end);
      close(open.at(-1)?.end ?? token.start, null);
      depth.reset();
    } else {
      depth.pass(token, open);
      open.push(token);
    }
  }
  close(open.at(-1)?.end ?? text.length, null);
  return pieces;
}

function endOfLine(text: string, place: number): number {
  const end = text.indexOf("\n", place);
  return end < 0 ? text.length : end;
}

function readsRows(tokens: readonly Token[]): boolean {
  const [first, ...others] = tokens;
  return first?.text.toLowerCase() === "copy" && others.some(({ text }, index) => text.toLowerCase() === "stdin" && others[index - 1]?.text.toLowerCase() === "from");
}

/** Rows end with a line of a backslash and a dot; where there is none, there are no rows. */
function behindRows(text: string, place: number): number {
  const end = /^\\\.\r?$/gm;
  end.lastIndex = place;
  return end.test(text) ? end.lastIndex : place;
}

/** Whether a token stands in a body or in the parentheses of a rule. */
class Depth {
  #parentheses = 0;
  #bodies = 0;

  isOutside(): boolean {
    return this.#parentheses === 0 && this.#bodies === 0;
  }

  reset(): void {
    this.#parentheses = 0;
    this.#bodies = 0;
  }

  /** @param before the statement's tokens in front. */
  pass({ text }: Token, before: readonly Token[]): void {
    if (text === "(" && isRule(before)) this.#parentheses += 1;
    if (text === ")" && this.#parentheses > 0) this.#parentheses -= 1;
    if (text.length < 3 || text.length > 6) return;
    const word = text.toLowerCase();
    if (word === "atomic" && before.at(-1)?.text.toLowerCase() === "begin") this.#bodies = 1;
    else if (this.#bodies > 0 && word === "case") this.#bodies += 1;
    else if (this.#bodies > 0 && word === "end") this.#bodies -= 1;
  }
}

function isRule(tokens: readonly Token[]): boolean {
  return /^create (?:or replace )?rule\b/i.test(tokens.slice(0, 4).map(({ text }) => text).join(" "));
}
