import type { DoStmt, Node } from "libpg-query";
import type { Change, RelationName } from "../../statements/change.js";
import type { Statement, StatementKind } from "../../statements/statement.js";
import { alterTable } from "./alter-table.js";
import { staticStatements } from "./code-block.js";
import { createTable, tableFromQuery } from "./create-table.js";
import { dataChanges } from "./data.js";
import { nameOf, relationOf, relationsIn, wordsOf } from "./names.js";
import { createIndex, drop, rename, typeWords } from "./objects.js";
import type { Source } from "./source.js";
import { allHeld, orEmpty } from "./tree.js";

type Meaning = Pick<Statement, "kind" | "changes" | "problem">;

/** What a statement does, from the parser's tree. @param read reads the SQL inside a block of code. */
export function meaningOf(node: Node, source: Source, read: (text: string) => readonly Statement[]): Meaning {
  if ("DoStmt" in node) return blockMeaning(node.DoStmt, source, read);
  const kind = kindOf(node);
  if (kind === "transaction" || kind === "session" || kind === "permission" || kind === "code") return { kind, changes: kind === "permission" ? [other(source, "", [])] : [], problem: null };
  const written = dataChanges(node, source.span);
  const changes = kind === "data" || kind === "query" ? written : [...definitionOf(node, source), ...written];
  return { kind: kind === "query" && written.length > 0 ? "data" : kind, changes, problem: null };
}

const KINDS: Readonly<Record<string, StatementKind>> = {
  InsertStmt: "data", UpdateStmt: "data", DeleteStmt: "data", MergeStmt: "data", CopyStmt: "data", SelectStmt: "query", ExplainStmt: "query",
  TransactionStmt: "transaction", VariableSetStmt: "session", VariableShowStmt: "session", DiscardStmt: "session", GrantStmt: "permission", GrantRoleStmt: "permission",
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
  return [objectChange(node, source)];
}

/** What has no form of its own: told by its first words, with the relations that it names. */
function objectChange(node: Node, source: Source): Change {
  const verb = verbOf(source);
  if ("CreateEnumStmt" in node) return other(source, "create type", [], { type: "enum", name: nameOf(node.CreateEnumStmt.typeName) });
  if ("AlterEnumStmt" in node) {
    const { typeName, oldVal } = node.AlterEnumStmt;
    return other(source, oldVal === undefined ? "alter type add value" : "alter type rename value", [], { type: "enum", name: nameOf(typeName) });
  }
  if ("CreateDomainStmt" in node) return other(source, "create domain", [], { type: "domain", name: nameOf(node.CreateDomainStmt.domainname) });
  if ("AlterDomainStmt" in node) return other(source, verb, [], { type: "domain", name: nameOf(node.AlterDomainStmt.typeName) });
  if ("ViewStmt" in node) return other(source, verb, [relationOf(node.ViewStmt.view)], { type: "view", name: relationOf(node.ViewStmt.view) });
  if ("CreateTableAsStmt" in node) return other(source, "create materialized view", [relationOf(node.CreateTableAsStmt.into?.rel)]);
  if ("AlterObjectSchemaStmt" in node) {
    const { relation, objectType } = node.AlterObjectSchemaStmt;
    return other(source, `alter ${typeWords(objectType)} set schema`, relation === undefined ? [] : [relationOf(relation)]);
  }
  return other(source, verb, relationsIn(node));
}

function other({ span }: Source, verb: string, relations: readonly RelationName[], object: { readonly type: string; readonly name: RelationName } | null = null): Change {
  return { kind: "other", span, verb, relations, object };
}

/** Words between the first one and what is named, which say nothing of what is done. */
const FILLING = /^(?:or|replace|temp|temporary|unique|if|not|exists|recursive|global|local)$/;
/** How many words name what is done. */
const TWO = /^(?:create|drop|alter|refresh|lock|reindex|security|comment|vacuum|import|reassign)$/;

/** `refresh materialized view concurrently`, `vacuum full`, `create trigger`: the words that say what is done, in small letters. */
function verbOf({ tokens }: Source): string {
  const words = tokens.map(({ text }) => text.toLowerCase()).filter((word) => !FILLING.test(word));
  const [first = "", second = "", third = "", fourth = ""] = words;
  if (first === "refresh") return `refresh materialized view${fourth === "concurrently" ? " concurrently" : ""}`;
  if (first === "vacuum") return words.slice(1, 8).includes("full") ? "vacuum full" : "vacuum";
  if (first === "reindex") return words.includes("concurrently") ? `reindex ${words.find((word) => /^(?:table|index|schema|database|system)$/.test(word)) ?? second} concurrently` : `reindex ${second}`;
  if (!TWO.test(first)) return first;
  return /^(?:foreign|materialized|event|default)$/.test(second) ? `${first} ${second} ${third}` : `${first} ${second}`;
}

function blockMeaning(block: DoStmt, { span }: Source, read: (text: string) => readonly Statement[]): Meaning {
  const definitions = allHeld(block.args, "DefElem");
  const textOf = (name: string): string | undefined => definitions.filter(({ defname }) => defname === name).flatMap(({ arg }) => wordsOf(arg === undefined ? [] : [arg]))[0];
  const body = orEmpty(textOf("as"));
  const language = textOf("language") ?? "plpgsql";
  if (language !== "plpgsql" && language !== "sql") return { kind: "code", changes: [], problem: `a block of ${language} is not looked into` };
  const { statements, problem } = staticStatements(body);
  const found = statements.flatMap(read);
  const unread = found.find((one) => one.problem !== null);
  return { kind: "code", changes: found.flatMap(({ changes }) => changes).map((change): Change => ({ ...change, span })), problem: problem ?? unread?.problem ?? null };
}
