import type { Dialect } from "../statements/dialect.js";
import type { Span } from "../statements/span.js";
import type { Statement } from "../statements/statement.js";
import { commentLines } from "./comments.js";
import { readAllowance, type Ignore } from "./ignore.js";

/**
 * The comments of a migration that allow what a rule finds, in the order of the text. Each speaks of one statement: of the one
 * that it stands in or behind on the same line, else of the next one.
 */
export function readIgnores(text: string, statements: readonly Statement[], dialect: Dialect): readonly Ignore[] {
  // Lexing is for the few files that have one.
  if (!/ddl-review/i.test(text)) return [];
  return commentLines(text, dialect).flatMap(({ start, end, text: line }) => {
    const allowance = readAllowance(line);
    if (allowance === null) return [];
    const span = { start, end };
    return [{ ...allowance, span, statement: statementOf(span, statements, text), isAtTop: statements.every((statement) => statement.span.start > start) }];
  });
}

function statementOf({ start, end }: Span, statements: readonly Statement[], text: string): number | null {
  const next = statements.findIndex(({ span }) => span.end > start);
  const isInside = (statements[next]?.span.start ?? text.length) < start;
  if (isInside) return next;
  const isOnOneLine = (from: number, to: number | undefined): boolean => to !== undefined && !text.slice(from, to).includes("\n");
  const previous = (next < 0 ? statements.length : next) - 1;
  if (isOnOneLine(end, statements[next]?.span.start)) return next;
  const before = statements[previous];
  if (before !== undefined && isOnOneLine(before.span.end, start)) return previous;
  return next < 0 ? null : next;
}
