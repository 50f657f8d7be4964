import type { Change, RelationName } from "../../statements/change.js";
import type { StatementKind } from "../../statements/statement.js";
import type { Cursor } from "./cursor.js";
import { relationsReadBy } from "./read-relations.js";

interface Found {
  readonly kind: StatementKind;
  readonly changes: readonly Change[];
}

/** Statements that are known by their first words and change nothing that the review follows. */
const BY_FIRST_WORDS: readonly (readonly [words: string, kind: StatementKind])[] = [
  ["start transaction", "transaction"], ["begin", "transaction"], ["commit", "transaction"], ["rollback", "transaction"], ["savepoint", "transaction"], ["release savepoint", "transaction"],
  ["set", "session"], ["use", "session"], ["delimiter", "session"], ["source", "session"], ["flush", "session"], ["unlock tables", "session"], ["unlock table", "session"], ["do", "session"],
  ["select", "query"], ["show", "query"], ["describe", "query"], ["desc", "query"], ["explain", "query"], ["with", "query"], ["values", "query"], ["table", "query"], ["help", "query"],
  ["grant", "permission"], ["revoke", "permission"], ["create user", "permission"], ["alter user", "permission"], ["drop user", "permission"], ["rename user", "permission"],
  ["create role", "permission"], ["drop role", "permission"],
  ["prepare", "code"], ["execute", "code"], ["deallocate prepare", "code"], ["drop prepare", "code"], ["call", "code"], ["signal", "code"],
];

/** What can be created, altered or dropped beside tables and indexes. The review names the verb. */
const OBJECTS = ["view", "database", "schema", "procedure", "function", "trigger", "event", "sequence", "server", "tablespace", "logfile group", "package body", "package", "spatial reference system", "undo tablespace", "resource group", "library"] as const;
const CODE = new Set(["procedure", "function", "trigger", "event", "package", "package body", "library"]);
/** Statements about whole tables. */
const ON_TABLES = [["optimize", "table"], ["optimize", "tables"], ["analyze", "table"], ["analyze", "tables"], ["check", "table"], ["repair", "table"], ["checksum", "table"], ["lock", "tables"], ["lock", "table"]] as const;

/** Reads everything that is neither about rows nor about a table's or an index's definition. */
export function readOtherStatement(cursor: Cursor): Found | null {
  const onTables = readOnTables(cursor);
  if (onTables !== null) return onTables;
  const object = readObject(cursor);
  if (object !== null) return object;
  const found = BY_FIRST_WORDS.find(([words]) => cursor.accept(...words.split(" ")));
  if (found === undefined) return null;
  relationsReadBy(cursor);
  return { kind: found[1], changes: [] };
}

function readOnTables(cursor: Cursor): Found | null {
  const start = cursor.start;
  for (const [verb, noun] of ON_TABLES) {
    const local = ["no_write_to_binlog", "local"].some((word) => cursor.accept(verb, word, noun));
    if (!local && !cursor.accept(verb, noun)) continue;
    const relations: RelationName[] = [];
    do {
      relations.push(cursor.relation());
      cursor.textUntil(new Set());
    } while (cursor.accept(","));
    const changes: Change[] = [{ kind: "other", verb: `${verb} table`, relations, object: null, span: cursor.spanFrom(start) }];
    return { kind: "definition", changes };
  }
  return null;
}

function readObject(cursor: Cursor): Found | null {
  const start = cursor.start;
  const action = cursor.sees("create") ? "create" : cursor.sees("alter") ? "alter" : cursor.sees("drop") ? "drop" : null;
  if (action === null) return null;
  cursor.take();
  for (;;) {
    // OR REPLACE, DEFINER = 'a'@'b', ALGORITHM = MERGE, SQL SECURITY INVOKER, AGGREGATE, OR REPLACE …
    const type = OBJECTS.find((object) => cursor.accept(...object.split(" ")));
    if (type !== undefined) return objectFound(cursor, `${action} ${type}`, type, start);
    if (cursor.atEnd) cursor.fail(`expected what to ${action}`);
    cursor.take();
  }
}

function objectFound(cursor: Cursor, verb: string, type: string, start: number): Found {
  cursor.accept("if", "not", "exists");
  cursor.accept("if", "exists");
  const name = cursor.relation();
  const isView = type === "view";
  const relations = isView ? relationsReadBy(cursor) : tableOfTrigger(cursor, type);
  while (!cursor.atEnd) cursor.take();
  const change: Change = { kind: "other", verb, relations: isView && !verb.startsWith("create") ? [name] : relations, object: { type, name }, span: cursor.spanFrom(start) };
  return { kind: CODE.has(type) && verb.startsWith("create") ? "code" : "definition", changes: [change] };
}

/** CREATE TRIGGER name BEFORE INSERT ON table: its table is locked while it is made. */
function tableOfTrigger(cursor: Cursor, type: string): RelationName[] {
  if (type !== "trigger") return [];
  while (!cursor.atEnd && !cursor.accept("on")) cursor.take();
  return cursor.atEnd ? [] : [cursor.relation()];
}
