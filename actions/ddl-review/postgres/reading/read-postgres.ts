import type { Node } from "libpg-query";
import type { Span } from "../../statements/span.js";
import type { Statement } from "../../statements/statement.js";
import { meaningOf } from "./meaning.js";
import type { Parser } from "./parser.js";
import { Source } from "./source.js";
import { splitStatements } from "./split.js";

/** Reads a migration of PostgreSQL. One statement that the parser refuses is one unread statement, and the others are read. */
export function readPostgres(text: string, parser: Parser): readonly Statement[] {
  const whole = refusable(() => Source.scanned(text, parser));
  if (whole instanceof Error) return [unread({ start: 0, end: text.length }, whole.message)];
  return splitStatements(whole).map((source) => readStatement(source, parser));
}

/** The parser's refusals are errors of no class of their own. */
function refusable<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Error) return thrown;
    throw thrown;
  }
}

function unread(span: Span, problem: string): Statement {
  return { span, kind: "unread", changes: [], problem };
}

function readStatement(source: Source, parser: Parser): Statement {
  const { text, span } = source;
  const node = refusable((): Node | undefined => parser.parse(text.slice(span.start, span.end)).stmts?.[0]?.stmt);
  if (node instanceof Error) return unread(span, node.message);
  return node === undefined ? unread(span, "the parser found no statement") : { span, ...meaningOf(node, source, (body) => readPostgres(body, parser)) };
}
