import type { DoStmt, Node } from "libpg-query";
import type { Change } from "../../statements/change.js";
import type { Statement, StatementKind } from "../../statements/statement.js";
import { alterTable } from "./alter-table.js";
import { staticStatements } from "./code-block.js";
import { createTable, tableFromQuery } from "./create-table.js";
import { dataChanges } from "./data.js";
import { relationsIn, wordsOf } from "./names.js";
import { createIndex, drop, rename } from "./objects.js";
import { isSet, otherStatement } from "./other-statement.js";
import type { Source } from "./source.js";
import { allHeld, held, orEmpty } from "./tree.js";

type Meaning = Pick<Statement, "kind" | "changes" | "problem">;

/** What a statement does, from the parser's tree. @param read reads the SQL inside a block of code. */
export function meaningOf(node: Node, source: Source, read: (text: string) => readonly Statement[]): Meaning {
  if ("DoStmt" in node) return blockMeaning(node.DoStmt, source, read);
  const kind = kindOf(node);
  if (kind === "transaction" || kind === "session" || kind === "code") return { kind, changes: [], problem: null };
  if (kind === "query") return queryMeaning(node, source);
  return { kind, changes: kind === "data" ? dataChanges(node, source.span) : definitionOf(node, source), problem: null };
}

const KINDS: Readonly<Record<string, StatementKind>> = {
  InsertStmt: "data", UpdateStmt: "data", DeleteStmt: "data", MergeStmt: "data", CopyStmt: "data", SelectStmt: "query", ExplainStmt: "query", PrepareStmt: "query", DeclareCursorStmt: "query",
  TransactionStmt: "transaction", VariableSetStmt: "session", ConstraintsSetStmt: "session", VariableShowStmt: "session", DiscardStmt: "session", GrantStmt: "permission", GrantRoleStmt: "permission",
  AlterDefaultPrivilegesStmt: "permission", CreateFunctionStmt: "code",
};

function kindOf(node: Node): StatementKind {
  return Object.keys(node).map((name) => KINDS[name]).find((kind) => kind !== undefined) ?? "definition";
}

function definitionOf(node: Node, source: Source): Change[] {
  const { span } = source;
  if ("CreateStmt" in node) return [createTable(node.CreateStmt, span, source)];
  if ("CreateTableAsStmt" in node && node.CreateTableAsStmt.objtype === "OBJECT_TABLE") {
    const { into, query, if_not_exists: ifNotExists } = node.CreateTableAsStmt;
    return [tableFromQuery(into?.rel, relationsIn(query), ifNotExists === true, span)];
  }
  if ("AlterTableStmt" in node) return alterTable(node.AlterTableStmt, span, source);
  if ("IndexStmt" in node) return [createIndex(node.IndexStmt, span, source)];
  if ("DropStmt" in node) return drop(node.DropStmt, span);
  if ("RenameStmt" in node) return [rename(node.RenameStmt, span)];
  if ("TruncateStmt" in node) {
    const { relations, behavior } = node.TruncateStmt;
    return relationsIn(relations).map((table): Change => ({ kind: "truncate", span, table, cascade: behavior === "DROP_CASCADE" }));
  }
  return [otherStatement(node, source)];
}

/** What a query changes after all: rows by its WITH, a table by its INTO, the rows that it locks. */
function queryMeaning(node: Node, source: Source): Meaning {
  const { span } = source;
  // Without ANALYZE nothing is run.
  if ("ExplainStmt" in node && !isSet(node.ExplainStmt.options, "analyze")) return { kind: "query", changes: [], problem: null };
  const written = dataChanges(node, span);
  if (written.length > 0) return { kind: "data", changes: written, problem: null };
  const select = held(node, "SelectStmt");
  if (select?.intoClause !== undefined) return { kind: "definition", changes: [tableFromQuery(select.intoClause.rel, relationsIn(select.fromClause), false, span)], problem: null };
  const locked = select?.lockingClause === undefined ? [] : relationsIn(select.fromClause);
  return { kind: "query", changes: locked.length === 0 ? [] : [{ kind: "other", span, verb: "select for update", relations: locked, object: null }], problem: null };
}

function blockMeaning(block: DoStmt, { span }: Source, read: (text: string) => readonly Statement[]): Meaning {
  const definitions = allHeld(block.args, "DefElem");
  const textOf = (name: string): string | undefined => definitions.filter(({ defname }) => defname === name).flatMap(({ arg }) => wordsOf([arg]))[0];
  const body = orEmpty(textOf("as"));
  const language = textOf("language") ?? "plpgsql";
  if (language !== "plpgsql" && language !== "sql") return { kind: "code", changes: [], problem: `a block of ${language} is not looked into` };
  const { statements, problem } = staticStatements(body);
  const found = statements.flatMap(read);
  const unread = found.find((one) => one.problem !== null);
  return { kind: "code", changes: found.flatMap(({ changes }) => changes).map((change): Change => ({ ...change, span })), problem: problem ?? unread?.problem ?? null };
}
