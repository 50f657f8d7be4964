import type { Change, RelationName } from "../../statements/change.js";
import type { Cursor } from "./cursor.js";
import { relationsReadBy } from "./read-relations.js";
import { readNames } from "./references.js";

const MODIFIERS = ["low_priority", "high_priority", "delayed", "quick", "ignore", "concurrent"] as const;

/** Reads INSERT, REPLACE, UPDATE, DELETE or LOAD DATA as far as the review needs it; null for another statement. */
export function readDataStatement(cursor: Cursor): readonly Change[] | null {
  const start = cursor.start;
  const verb = cursor.acceptOneOf(["insert", "replace", "update", "delete", "load data", "load xml"] as const);
  if (verb === null) return null;
  while (cursor.acceptOneOf(MODIFIERS) !== null);
  if (verb === "update") return [readUpdate(cursor, start)];
  if (verb === "delete") return readDelete(cursor, start);
  if (verb === "load data" || verb === "load xml") {
    cursor.textUntil(new Set(["into"]));
    cursor.expect("into", "table");
    const table = cursor.relation();
    relationsReadBy(cursor);
    return [{ kind: "insert", table, isFromQuery: false, reads: [], columns: null, span: cursor.spanFrom(start) }];
  }
  cursor.accept("into");
  const table = cursor.relation();
  if (cursor.accept("partition")) cursor.bracketed();
  const isList = cursor.sees("(") && !cursor.sees("(", "select") && !cursor.sees("(", "with") && !cursor.sees("(", "(");
  const columns = isList && !cursor.sees("(", ")") ? readNames(cursor) : null;
  if (columns === null) cursor.accept("(", ")");
  const isFromQuery = !cursor.sees("values") && !cursor.sees("value") && !cursor.sees("set");
  const reads = relationsReadBy(cursor);
  return [{ kind: "insert", table, isFromQuery, reads, columns, span: cursor.spanFrom(start) }];
}

function readUpdate(cursor: Cursor, start: number): Change {
  const table = cursor.relation();
  const { reads, hasCondition, columns } = readRest(cursor);
  return { kind: "update", table, hasCondition, reads, columns, span: cursor.spanFrom(start) };
}

/** One table, or several before or behind FROM. */
function readDelete(cursor: Cursor, start: number): readonly Change[] {
  const targets = cursor.accept("from") ? cursor.list(() => target(cursor)) : cursor.list(() => target(cursor));
  const { reads, hasCondition } = readRest(cursor);
  return targets.map((table) => ({ kind: "delete", table, hasCondition, reads, columns: [], span: cursor.spanFrom(start) }));
}

function target(cursor: Cursor): RelationName {
  const first = cursor.name();
  // The old form: DELETE a.*, b.c.* FROM a JOIN b.c.
  if (!cursor.accept(".") || cursor.accept("*")) return { schema: null, name: first };
  const name = cursor.name();
  if (cursor.accept(".")) cursor.expect("*");
  return { schema: first, name };
}

/** WHERE and LIMIT at the statement's own level make it one about some rows. */
function readRest(cursor: Cursor): { readonly reads: readonly RelationName[]; readonly hasCondition: boolean; readonly columns: readonly string[] } {
  const columns: string[] = [];
  let [depth, isSetting, hasCondition] = [0, false, false];
  for (let ahead = 0, token = cursor.peek(0); token !== undefined; ahead += 1, token = cursor.peek(ahead)) {
    if (token.text === "(" && token.kind === "symbol") depth += 1;
    if (token.text === ")" && token.kind === "symbol") depth -= 1;
    if (depth !== 0 || token.kind === "string") continue;
    if (token.kind === "word" && (token.text === "where" || token.text === "limit")) [hasCondition, isSetting] = [true, false];
    if (token.kind === "word" && token.text === "set") isSetting = true;
    if (isSetting && token.text === "=" && token.kind === "symbol") {
      columns.push(String(cursor.peek(ahead - 1)?.text));
    }
  }
  return { reads: relationsReadBy(cursor), hasCondition, columns };
}
