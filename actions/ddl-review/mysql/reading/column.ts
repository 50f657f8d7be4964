import type { ColumnDefault, ColumnDefinition, ConstraintDefinition } from "../../statements/definitions.js";
import type { Cursor } from "./cursor.js";
import { readDataType } from "./data-type.js";
import { readReferences } from "./references.js";

/** What ends the text of a default that is no expression in brackets. */
const AFTER_DEFAULT = new Set([
  "not", "null", "on", "unique", "primary", "key", "comment", "collate", "check", "constraint", "references", "generated", "as", "invisible", "visible", "column_format", "storage",
  "auto_increment", "first", "after", "engine_attribute", "secondary_engine_attribute", "srid", "virtual", "stored", "persistent", "character", "charset", "with", "without",
]);

/** What a column's definition gathers while it is read. */
interface Draft {
  notNull: boolean;
  default: ColumnDefault | null;
  invisible: boolean;
  comment: string | null;
  collation: string | null;
  characterSet: string | null;
  readonly constraints: ConstraintDefinition[];
}

/** Reads type and properties of a column whose name was read already. @param start where the column begins. */
export function readColumn(cursor: Cursor, name: string, start: number): ColumnDefinition {
  const type = readDataType(cursor);
  const draft: Draft = { notNull: false, default: null, invisible: false, comment: null, collation: type.collation, characterSet: type.characterSet, constraints: [] };
  while (readProperty(cursor, name, draft));
  // SERIAL is BIGINT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE.
  if (type.name === "serial") Object.assign(draft, { notNull: true, default: { kind: "auto-increment" } });
  const { notNull, default: value, invisible, comment, collation, characterSet, constraints } = draft;
  return { span: cursor.spanFrom(start), name, type: { ...type, collation, characterSet }, notNull, default: value, constraints, invisible, comment };
}

function readProperty(cursor: Cursor, name: string, draft: Draft): boolean {
  return readValue(cursor, draft) || readColumnConstraint(cursor, name, draft) || readAttribute(cursor, draft);
}

/** What the column holds where nobody gives a value. */
function readValue(cursor: Cursor, draft: Draft): boolean {
  if (cursor.accept("not", "null")) draft.notNull = true;
  else if (cursor.accept("null")) draft.notNull = false;
  else if (cursor.accept("default")) draft.default = readDefault(cursor);
  else if (cursor.accept("on", "update")) cursor.textUntil(AFTER_DEFAULT);
  else if (cursor.accept("auto_increment")) draft.default = { kind: "auto-increment" };
  else if (cursor.accept("serial", "default", "value")) Object.assign(draft, { notNull: true, default: { kind: "auto-increment" } });
  else if (cursor.accept("generated", "always", "as", "row") || cursor.accept("as", "row")) {
    // MariaDB's system versioning: ROW START or ROW END, INVISIBLE or not.
    if (!cursor.accept("start")) cursor.expect("end");
    draft.default = { kind: "generated", text: "row", stored: true };
  } else if (cursor.accept("generated", "always", "as") || cursor.accept("as")) {
    const text = cursor.bracketed();
    const stored = cursor.acceptOneOf(["stored", "persistent"]) !== null;
    cursor.accept("virtual");
    draft.default = { kind: "generated", text, stored };
  } else return false;
  return true;
}

/** Reads what stands behind DEFAULT. */
export function readDefault(cursor: Cursor): ColumnDefault {
  const inBrackets = cursor.sees("(");
  const text = cursor.textUntil(AFTER_DEFAULT);
  // A function that is no word for the current moment needs brackets in MySQL, and none in MariaDB.
  const isMoment = /^(?:now|current_timestamp|localtime|localtimestamp|current_date|current_time)\b/i.test(text);
  return { kind: inBrackets || (text.includes("(") && !isMoment) ? "expression" : "constant", text };
}

function readColumnConstraint(cursor: Cursor, column: string, { constraints }: Draft): boolean {
  const start = cursor.start;
  const named = cursor.accept("constraint") ? (cursor.sees("check") || cursor.sees("primary") || cursor.sees("unique") ? null : cursor.nameIfPresent()) : null;
  const add = (type: ConstraintDefinition["type"], more: Partial<ConstraintDefinition> = {}): boolean => {
    constraints.push({ span: cursor.spanFrom(start), name: named, type, columns: [column], references: null, expression: null, notValid: false, usingIndex: null, ...more });
    return true;
  };
  if (cursor.accept("primary", "key") || (!cursor.sees("key", "(") && cursor.accept("key"))) return add("primary-key");
  if (cursor.accept("unique")) {
    cursor.accept("key");
    return add("unique");
  }
  if (cursor.accept("check")) {
    const expression = cursor.bracketed();
    return add("check", { expression, notValid: cursor.acceptOneOf(["not enforced", "enforced"]) === "not enforced" });
  }
  return cursor.sees("references") ? add("foreign-key", { references: readReferences(cursor) }) : false;
}

function readAttribute(cursor: Cursor, draft: Draft): boolean {
  if (cursor.accept("comment")) draft.comment = cursor.take().text;
  else if (cursor.accept("collate")) draft.collation = cursor.take().text;
  else if (cursor.accept("character", "set") || cursor.accept("charset")) draft.characterSet = cursor.take().text;
  else if (cursor.accept("invisible")) draft.invisible = true;
  else if (cursor.accept("visible")) draft.invisible = false;
  else if (cursor.acceptOneOf(["column_format", "storage", "srid", "ref_system_id", "engine_attribute", "secondary_engine_attribute"]) !== null) {
    cursor.accept("=");
    cursor.take();
  } else return cursor.acceptOneOf(["with system versioning", "without system versioning", "not secondary", "binary"]) !== null;
  return true;
}
