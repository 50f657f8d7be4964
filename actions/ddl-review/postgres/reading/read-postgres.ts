import type { Node } from "libpg-query";
import { messageOf } from "../../../../shared/action/errors.js";
import type { Statement } from "../../statements/statement.js";
import { meaningOf } from "./meaning.js";
import type { Parser } from "./parser.js";
import { Source } from "./source.js";
import { splitStatements, type Piece } from "./split.js";

/** Reads a migration of PostgreSQL. One statement that the parser refuses is one unread statement, and the others are read. */
export function readPostgres(text: string, parser: Parser): readonly Statement[] {
  return splitStatements(text).map((piece) => readStatement(text, piece, parser));
}

function readStatement(text: string, piece: Piece, parser: Parser): Statement {
  const span = { start: piece.start, end: piece.end };
  const node = piece.command === null ? nodeOf(text.slice(piece.start, piece.end), parser) : `${piece.command} is a command of psql, which the server does not know: take it out of the migration`;
  if (typeof node === "string") return { span, kind: "unread", changes: [], problem: node };
  return { span, ...meaningOf(node, new Source(text, span, piece.tokens), (body) => readPostgres(body, parser)) };
}

/** The parser's tree, or why there is none: its refusals are errors. */
function nodeOf(sql: string, parser: Parser): Node | string {
  // The parser would read no further and take the part in front for the whole.
  if (sql.includes("\0")) return "a character of the code 0 stands in it, which PostgreSQL takes nowhere: take it out of the migration";
  try {
    /* istanbul ignore next -- a piece has words, and words are a statement or a mistake */
    return parser.parse(sql).stmts?.[0]?.stmt ?? "the parser found no statement";
  } catch (thrown) {
    return messageOf(thrown);
  }
}
