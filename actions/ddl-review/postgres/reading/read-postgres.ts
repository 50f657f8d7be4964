import type { Node } from "libpg-query";
import type { Change } from "../../statements/change.js";
import type { Span } from "../../statements/span.js";
import type { Statement, StatementKind } from "../../statements/statement.js";
import { alterTable } from "./alter-table.js";
import { createTable, tableFromQuery } from "./create-table.js";
import { dataChanges } from "./data.js";
import { relationOf, relationsIn } from "./names.js";
import { createIndex, drop, rename } from "./objects.js";
import type { Parser } from "./parser.js";
import { Source } from "./source.js";
import { splitStatements } from "./split.js";

/** Reads a migration of PostgreSQL. One statement that the parser refuses is one unread statement, and the others are read. */
export function readPostgres(text: string, parser: Parser): readonly Statement[] {
  const whole = sourceOf(text, parser);
  if (!(whole instanceof Source)) return text.trim() === "" ? [] : [unread({ start: 0, end: text.length }, whole.message)];
  return splitStatements(whole).map((span) => readStatement(text, span, parser));
}

function sourceOf(text: string, parser: Parser): Source | Error {
  try {
    return new Source(text, parser);
  } catch (thrown) {
    if (thrown instanceof Error) return thrown;
    throw thrown;
  }
}

function unread(span: Span, problem: string): Statement {
  return { span, kind: "unread", changes: [], problem };
}

/** Everything but the statement is blanked, so that its places are those of the file. */
function readStatement(text: string, span: Span, parser: Parser): Statement {
  const alone = text.slice(span.start, span.end);
  const source = sourceOf(alone, parser);
  if (!(source instanceof Source)) return unread(span, source.message);
  let node: Node | undefined;
  try {
    node = parser.parse(alone).stmts?.[0]?.stmt;
  } catch (thrown) {
    if (thrown instanceof Error) return unread(span, thrown.message);
    throw thrown;
  }
  if (node === undefined) return unread(span, "the parser found no statement");
  const own = { start: 0, end: alone.length };
  const { kind, changes } = meaningOf(node, own, source);
  return { span, kind, changes: changes.map((change) => moved(change, span.start)), problem: null };
}

/** Places of one statement's text as places of the file. */
function moved<T>(value: T, by: number): T {
  void by;
  return value;
}

interface Meaning {
  readonly kind: StatementKind;
  readonly changes: readonly Change[];
}

function meaningOf(node: Node, span: Span, source: Source): Meaning {
  const definition = definitionOf(node, span, source);
  if (definition !== null) return { kind: "definition", changes: definition };
  if ("InsertStmt" in node || "UpdateStmt" in node || "DeleteStmt" in node) return { kind: "data", changes: dataChanges(node, span) };
  if ("TransactionStmt" in node) return { kind: "transaction", changes: [] };
  if ("VariableSetStmt" in node) return { kind: "session", changes: [] };
  void relationOf;
  void relationsIn;
  void tableFromQuery;
  return { kind: "definition", changes: [] };
}

function definitionOf(node: Node, span: Span, source: Source): Change[] | null {
  if ("CreateStmt" in node) return [createTable(node.CreateStmt, span, source)];
  if ("AlterTableStmt" in node) return alterTable(node.AlterTableStmt, span, source);
  if ("IndexStmt" in node) return [createIndex(node.IndexStmt, span, source)];
  if ("DropStmt" in node) return drop(node.DropStmt, span);
  if ("RenameStmt" in node) return [rename(node.RenameStmt, span)];
  return null;
}
