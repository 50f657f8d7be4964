import type { IndexDefinition } from "../../statements/change.js";
import type { ColumnDefinition, ConstraintDefinition, IndexPart } from "../../statements/definitions.js";
import { readColumn } from "./column.js";
import type { Cursor } from "./cursor.js";
import { readNames, readReferences } from "./references.js";

/** What a table is made of, in CREATE TABLE and behind ADD. */
export type TableElement =
  | { readonly kind: "column"; readonly column: ColumnDefinition }
  | { readonly kind: "index"; readonly index: IndexDefinition }
  | { readonly kind: "constraint"; readonly constraint: ConstraintDefinition; readonly index: IndexDefinition | null }
  /** MariaDB's PERIOD FOR: it names columns that are defined elsewhere. */
  | { readonly kind: "period" };

const INDEX_TYPES = ["fulltext", "spatial", "vector"] as const;

/** Reads one column, index or constraint. */
export function readTableElement(cursor: Cursor): TableElement {
  const start = cursor.start;
  if (cursor.accept("period", "for")) {
    cursor.name();
    readNames(cursor);
    return { kind: "period" };
  }
  const type = INDEX_TYPES.find((word) => cursor.sees(word) && isIndexOf(cursor, word));
  if (type !== undefined) {
    cursor.take();
    return { kind: "index", index: readIndex(cursor, type) };
  }
  if (isIndexWord(cursor)) {
    cursor.take();
    return { kind: "index", index: readIndexBody(cursor, "plain") };
  }
  const name = cursor.accept("constraint") ? constraintName(cursor) : null;
  const constraint = readConstraint(cursor, name, start);
  if (constraint !== null) return constraint;
  if (name !== null) cursor.fail("expected what the constraint asks for");
  const column = cursor.name();
  return { kind: "column", column: readColumn(cursor, column, start) };
}

/** `vector blob` is a column of that name; the two other words are reserved. */
function isIndexOf(cursor: Cursor, word: (typeof INDEX_TYPES)[number]): boolean {
  return word !== "vector" || cursor.sees(word, "index") || cursor.sees(word, "key");
}

/** `key` and `index` are reserved: a column of that name stands in backticks. */
function isIndexWord(cursor: Cursor): boolean {
  return cursor.sees("index") || cursor.sees("key");
}

const CONSTRAINTS = ["primary", "unique", "foreign", "check"];

function constraintName(cursor: Cursor): string | null {
  return CONSTRAINTS.some((word) => cursor.sees(word)) ? null : cursor.name();
}

function readConstraint(cursor: Cursor, given: string | null, start: number): TableElement | null {
  const made = (type: ConstraintDefinition["type"], more: Partial<ConstraintDefinition>, index: IndexDefinition | null = null): TableElement => ({
    kind: "constraint", index,
    constraint: { span: cursor.spanFrom(start), name: given, type, columns: [], references: null, expression: null, notValid: false, usingIndex: null, ...more },
  });
  if (cursor.accept("primary", "key")) {
    const index = readIndexBody(cursor, "unique");
    return made("primary-key", { columns: columnsOf(index) });
  }
  if (cursor.accept("unique")) {
    if (!cursor.accept("index")) cursor.accept("key");
    const index = readIndexBody(cursor, "unique");
    return made("unique", { name: given ?? index.name, columns: columnsOf(index) }, { ...index, name: index.name ?? given });
  }
  if (cursor.accept("foreign", "key")) {
    cursor.accept("if", "not", "exists");
    const name = cursor.sees("(") ? null : cursor.name();
    const columns = readNames(cursor);
    return made("foreign-key", { name: given ?? name, columns, references: readReferences(cursor) });
  }
  if (cursor.sees("check", "(")) {
    cursor.accept("check");
    const expression = cursor.bracketed();
    return made("check", { expression, notValid: cursor.acceptOneOf(["not enforced", "enforced"]) === "not enforced" });
  }
  return null;
}

function columnsOf({ parts }: IndexDefinition): string[] {
  return parts.flatMap(({ column }) => (column === null ? [] : [column]));
}

/** Reads an index behind the word that tells its type. */
export function readIndex(cursor: Cursor, type: IndexDefinition["type"]): IndexDefinition {
  if (!cursor.accept("index")) cursor.accept("key");
  return readIndexBody(cursor, type);
}

function readIndexBody(cursor: Cursor, type: IndexDefinition["type"]): IndexDefinition {
  cursor.accept("if", "not", "exists");
  const name = cursor.sees("(") || cursor.sees("using") || cursor.sees("type") ? null : cursor.name();
  const before = readMethod(cursor);
  const parts = readIndexParts(cursor);
  return { name, type, parts, method: readIndexOptions(cursor) ?? before, isPartial: false };
}

/** USING BTREE, or MariaDB's TYPE. */
export function readMethod(cursor: Cursor): string | null {
  return cursor.accept("using") || cursor.accept("type") ? cursor.take().text : null;
}

export function readIndexParts(cursor: Cursor): IndexPart[] {
  cursor.expect("(");
  const parts = cursor.list((): IndexPart => {
    const isExpression = cursor.sees("(");
    const expression = isExpression ? cursor.bracketed() : null;
    const column = isExpression ? null : cursor.name();
    const length = cursor.accept("(") ? Number(cursor.take().text) : null;
    if (length !== null) cursor.expect(")");
    const descending = cursor.accept("desc");
    cursor.accept("asc");
    return { column, expression, length, descending };
  });
  // MariaDB: the period of an application-time table may be the last part.
  cursor.accept("without", "overlaps");
  cursor.expect(")");
  return parts;
}

/** Options behind the parts. @returns the method where they name one. */
export function readIndexOptions(cursor: Cursor): string | null {
  let method: string | null = null;
  for (;;) {
    const found = readMethod(cursor);
    if (found !== null) method = found;
    else if (cursor.acceptOneOf(["key_block_size", "comment", "engine_attribute", "secondary_engine_attribute", "clustering", "distance", "m"]) !== null) {
      cursor.accept("=");
      cursor.take();
    } else if (cursor.accept("with", "parser")) cursor.name();
    else if (cursor.acceptOneOf(["visible", "invisible", "not ignored", "ignored"]) === null) return method;
  }
}
