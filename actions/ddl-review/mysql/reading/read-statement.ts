import { attempt } from "../../../../shared/action/attempt.js";
import type { Change } from "../../statements/change.js";
import type { Statement, StatementKind } from "../../statements/statement.js";
import { readAlterTable, readWait } from "./alter-table.js";
import { readCreateTable } from "./create-table.js";
import { Cursor, UnreadableStatement } from "./cursor.js";
import { readDataStatement } from "./data-statement.js";
import { readOtherStatement } from "./other-statement.js";
import { splitScript, type Piece } from "./split.js";
import { readIndexOptions, readIndexParts, readMethod } from "./table-element.js";

/** What one reader found. */
export interface Found {
  readonly kind: StatementKind;
  readonly changes: readonly Change[];
}

/** Reads a script of MySQL or MariaDB. One statement that is not understood loses itself alone. */
export function readMysqlScript(text: string): readonly Statement[] {
  return splitScript(text).map((piece) => readPiece(text, piece));
}

function readPiece(text: string, { start, end, tokens }: Piece): Statement {
  const span = { start, end };
  const unclosed = tokens.find(({ kind }) => kind === "unclosed");
  if (unclosed !== undefined) return { span, kind: "unread", changes: [], problem: `what ${unclosed.text} opens is not closed` };
  const cursor = new Cursor(text, tokens);
  const found = attempt(UnreadableStatement, () => {
    const read = readStatement(cursor);
    return cursor.atEnd ? read : cursor.fail("expected the end of the statement");
  });
  return found instanceof UnreadableStatement ? { span, kind: "unread", changes: [], problem: found.message } : { span, ...found, problem: null };
}

function readStatement(cursor: Cursor): Found {
  const data = readDataStatement(cursor);
  if (data !== null) return { kind: "data", changes: data };
  return readDefinition(cursor) ?? readOtherStatement(cursor) ?? cursor.fail("expected a statement");
}

/** Tables and indexes: what the review is about above all. */
function readDefinition(cursor: Cursor): Found | null {
  const start = cursor.start;
  const replaces = cursor.sees("create", "or", "replace");
  const create = replaces ? ["create", "or", "replace"] : ["create"];
  for (const temporary of [false, true]) {
    if (cursor.accept(...create, ...(temporary ? ["temporary"] : []), "table")) return definition(readCreateTable(cursor, start, { temporary, replaces }));
  }
  for (const words of [["alter", "table"], ["alter", "ignore", "table"], ["alter", "online", "table"], ["alter", "online", "ignore", "table"]]) {
    if (cursor.accept(...words)) return definition(readAlterTable(cursor));
  }
  return readIndexStatement(cursor, create, start) ?? readTablesStatement(cursor, start);
}

function definition(changes: readonly Change[]): Found {
  return { kind: "definition", changes };
}

const INDEX_KINDS = { unique: "unique", fulltext: "fulltext", spatial: "spatial", vector: "vector" } as const;

function readIndexStatement(cursor: Cursor, create: readonly string[], start: number): Found | null {
  const kinds = ["index", "unique index", "fulltext index", "spatial index", "vector index", "online index", "online unique index"] as const;
  const kind = kinds.find((words) => cursor.accept(...create, ...words.split(" ")));
  if (kind !== undefined) {
    const ifNotExists = cursor.accept("if", "not", "exists");
    const name = cursor.name();
    const before = readMethod(cursor);
    cursor.expect("on");
    const table = cursor.relation();
    const parts = readIndexParts(cursor);
    const method = readIndexOptions(cursor) ?? before;
    const type = Object.entries(INDEX_KINDS).find(([word]) => kind.includes(word))?.[1] ?? "plain";
    const changes: Change[] = [{ kind: "create-index", table, index: { name, type, parts, method, isPartial: false }, concurrently: false, ifNotExists, only: false, span: cursor.spanFrom(start) }];
    return definition([...changes, ...readDemands(cursor, table)]);
  }
  if (!cursor.accept("drop", "index")) return null;
  const ifExists = cursor.accept("if", "exists");
  const name = cursor.name();
  cursor.expect("on");
  const table = cursor.relation();
  const dropped: Change = { kind: "drop-index", index: { schema: table.schema, name }, table, concurrently: false, ifExists, span: cursor.spanFrom(start) };
  return definition([dropped, ...readDemands(cursor, table)]);
}

/** ALGORITHM and LOCK behind CREATE INDEX and DROP INDEX. */
function readDemands(cursor: Cursor, table: { readonly schema: string | null; readonly name: string }): Change[] {
  const demands: Change[] = [];
  readWait(cursor);
  for (;;) {
    const start = cursor.start;
    const word = cursor.acceptOneOf(["algorithm", "lock"] as const);
    if (word === null) return demands;
    cursor.accept("=");
    const value = cursor.take().text;
    demands.push({ kind: "demand", table, algorithm: word === "algorithm" ? value : null, lock: word === "lock" ? value : null, span: cursor.spanFrom(start) });
  }
}

/** DROP TABLE, TRUNCATE and RENAME TABLE, which may name several. */
function readTablesStatement(cursor: Cursor, start: number): Found | null {
  if (cursor.acceptOneOf(["drop table", "drop tables", "drop temporary table"]) !== null) {
    const ifExists = cursor.accept("if", "exists");
    const tables = cursor.relations();
    readWait(cursor);
    const cascade = cursor.acceptOneOf(["cascade", "restrict"]) === "cascade";
    return definition(tables.map((table) => ({ kind: "drop-table", table, ifExists, cascade, span: cursor.spanFrom(start) })));
  }
  if (cursor.accept("truncate")) {
    cursor.accept("table");
    const table = cursor.relation();
    readWait(cursor);
    return definition([{ kind: "truncate", table, cascade: false, span: cursor.spanFrom(start) }]);
  }
  if (cursor.acceptOneOf(["rename table", "rename tables"]) === null) return null;
  cursor.accept("if", "exists");
  const renames = cursor.list((): Change => {
    const from = cursor.start;
    const table = cursor.relation();
    readWait(cursor);
    cursor.expect("to");
    return { kind: "rename-table", table, to: cursor.relation(), span: cursor.spanFrom(from) };
  });
  return definition(renames);
}
