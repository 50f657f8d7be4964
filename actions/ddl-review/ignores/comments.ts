import { splitScript } from "../mysql/reading/split.js";
import { splitStatements } from "../postgres/reading/split.js";
import type { Dialect } from "../statements/dialect.js";
import type { Span } from "../statements/span.js";

/** A line of a comment, without the signs that make it one. */
export interface CommentLine extends Span {
  readonly text: string;
}

/**
 * The lines of a script's comments. What stands between the words of the dialect's own lexer is blank or a comment: text in
 * quotes, dollar quotes and names is a word to it and holds none.
 */
export function commentLines(text: string, dialect: Dialect): readonly CommentLine[] {
  return gaps(text, dialect).flatMap((gap) => commentsIn(text, gap, dialect)).flatMap((comment) => linesOf(text, comment));
}

function gaps(text: string, dialect: Dialect): Span[] {
  const between: Span[] = [];
  let end = 0;
  for (const word of dialect === "postgres" ? postgresWords(text) : splitScript(text).flatMap(({ tokens }) => tokens)) {
    between.push({ start: end, end: word.start });
    end = word.end;
  }
  return [...between, { start: end, end: text.length }];
}

/** A line of psql's own and the rows behind COPY … FROM STDIN are no place for comments. */
function postgresWords(text: string): Span[] {
  return splitStatements(text).flatMap((piece) => {
    if (piece.command !== null) return [piece];
    const rows = /^copy\b[^;]*\bstdin\b/i.test(text.slice(piece.start, piece.end)) ? rowsBehind(text, piece.end) : [];
    return [...piece.tokens, ...rows];
  });
}

function rowsBehind(text: string, place: number): Span[] {
  const end = /^\\\.\r?$/gm;
  end.lastIndex = text.indexOf("\n", place) + 1;
  return end.lastIndex > 0 && end.test(text) ? [{ start: text.indexOf("\n", place), end: end.lastIndex }] : [];
}

const POSTGRES_OPENING = /--|\/\*/g;
/** What stands in a version comment is code; two dashes open a comment only before a blank. */
const MYSQL_OPENING = /--(?=\s|$)|#|\/\*(?!M?!)/g;

function commentsIn(text: string, gap: Span, dialect: Dialect): Span[] {
  const between = text.slice(gap.start, gap.end);
  const opening = dialect === "postgres" ? POSTGRES_OPENING : MYSQL_OPENING;
  const comments: Span[] = [];
  opening.lastIndex = 0;
  for (let found = opening.exec(between); found !== null; found = opening.exec(between)) {
    const end = found[0] === "/*" ? endOfBlock(between, found.index, dialect) : endOfLine(between, found.index);
    comments.push({ start: gap.start + found.index, end: gap.start + end });
    opening.lastIndex = end;
  }
  return comments;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}

/** PostgreSQL's blocks hold others. */
function endOfBlock(text: string, start: number, dialect: Dialect): number {
  const mark = dialect === "postgres" ? /\/\*|\*\//g : /\*\//g;
  mark.lastIndex = start + 2;
  let depth = 1;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    depth += found[0] === "*/" ? -1 : 1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

function linesOf(text: string, comment: Span): CommentLine[] {
  let start = comment.start;
  return text.slice(comment.start, comment.end).split("\n").map((line, index) => {
    const trimmed = line.trim();
    const from = start + line.indexOf(trimmed);
    start += line.length + 1;
    // A line of SQL that a block comments out is no comment of its own: dashes within a block stay.
    const behind = trimmed.replace(index === 0 ? /^(?:--|#|\/\*+)/ : /^\*+/, "");
    return { start: from, end: from + trimmed.length, text: (behind.endsWith("*/") ? behind.slice(0, -2) : behind).trim() };
  });
}
