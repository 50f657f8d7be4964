import type { DataType } from "../../statements/definitions.js";
import type { Cursor } from "./cursor.js";

/** Types of more than one word, the longest first; all others are one. */
const LONG_NAMES = [
  "national character varying", "national char varying", "national varchar", "national character", "national char", "character varying", "char varying", "char byte",
  "double precision", "long varchar", "long varbinary", "long character varying", "long char varying", "nchar varying", "nchar varchar",
] as const;

/** Reads a column's type with everything that belongs to it. */
export function readDataType(cursor: Cursor): DataType {
  const name = cursor.acceptOneOf(LONG_NAMES) ?? cursor.take().text.toLowerCase();
  const type = { name, arguments: cursor.sees("(") ? argumentsOf(cursor) : [], isArray: false, unsigned: false, characterSet: null as string | null, collation: null as string | null };
  for (;;) {
    if (cursor.accept("unsigned") || cursor.accept("zerofill")) type.unsigned = true;
    else if (cursor.accept("signed") || cursor.accept("binary")) continue;
    else if (cursor.accept("character", "set") || cursor.accept("charset") || cursor.accept("char", "set")) type.characterSet = cursor.take().text;
    else if (cursor.accept("ascii")) type.characterSet = "latin1";
    else if (cursor.accept("unicode")) type.characterSet = "ucs2";
    else if (cursor.accept("byte")) type.characterSet = "binary";
    else if (cursor.accept("compressed")) {
      // MariaDB; `COMPRESSED=zlib` too.
      if (cursor.accept("=")) cursor.take();
    } else return type;
  }
}

function argumentsOf(cursor: Cursor): string[] {
  cursor.expect("(");
  const values = cursor.list(() => cursor.take().text);
  cursor.expect(")");
  return values;
}
