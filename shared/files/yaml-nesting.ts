import { Lexer, LineCounter, Parser } from "yaml";

/** Several times as deep as a document that a person writes. */
const DEEPEST = 50;

/**
 * Where YAML gets nested so deeply that reading it would exhaust the stack, which can end the whole process; null for a
 * document that a person could have written. Line and column count from one.
 */
export function tooDeepAt(content: string): { readonly line: number; readonly col: number } | null {
  const lines = new LineCounter();
  lines.addNewLine(0);
  // Lexer and parser work step by step and keep what they are in on a stack of their own.
  const parser = new Parser(lines.addNewLine);
  for (const lexeme of new Lexer().lex(content)) {
    const place = lines.linePos(parser.offset);
    Array.from(parser.next(lexeme));
    if (parser.stack.length > DEEPEST) return place;
  }
  return null;
}
