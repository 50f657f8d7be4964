import { Lexer, LineCounter, Parser } from "yaml";
import { InputError } from "../action/errors.js";

/** Several times as deep as a policy can be. */
const DEEPEST = 50;

/**
 * Refuses YAML that is nested so deeply that reading it would exhaust the stack, which can end the whole process.
 * @throws InputError with the place where it gets too deep.
 */
export function refuseDeepNesting(content: string, file: string): void {
  const lines = new LineCounter();
  lines.addNewLine(0);
  // Lexer and parser work step by step and keep what they are in on a stack of their own.
  const parser = new Parser(lines.addNewLine);
  for (const lexeme of new Lexer().lex(content)) {
    const { line, col } = lines.linePos(parser.offset);
    Array.from(parser.next(lexeme));
    if (parser.stack.length > DEEPEST) throw new InputError("nested too deeply for a policy", { file, line, column: col });
  }
}
