import type { Relation } from "../../schema/schema.js";
import type { DataType } from "../../statements/definitions.js";
import { optionOf } from "./altered-table.js";
import { usualName } from "./column-types.js";

/** Bytes that one character needs at most (https://dev.mysql.com/doc/refman/8.4/en/charset-charsets.html); all others need one. */
const BYTES: Readonly<Record<string, number>> = {
  utf8mb3: 3, utf8mb4: 4, ucs2: 2, utf16: 4, utf16le: 4, utf32: 4, gbk: 2, gb2312: 2, gb18030: 4, big5: 2, sjis: 2, cp932: 2, euckr: 2, ujis: 3, eucjpms: 3,
};
/** What the server's or the database's set may be, where no migration says it. */
const POSSIBLE = [1, 3, 4];

const usual = (set: string): string => (set === "utf8" ? "utf8mb3" : set);

/** The character set of a column; null where only the database says it. */
export function characterSetOf(type: DataType, table: Relation): string | null {
  const written = type.characterSet?.toLowerCase() ?? setOfCollation(type.collation?.toLowerCase() ?? null);
  const found = written ?? optionOf(table, "charset") ?? setOfCollation(optionOf(table, "collate"));
  return found === null ? null : usual(found);
}

/** The collation of a column; null for its set's own one. */
export function collationOf(type: DataType, table: Relation): string | null {
  if (type.collation !== null) return type.collation.toLowerCase();
  return type.characterSet === null ? optionOf(table, "collate") : null;
}

/** A collation begins with the name of its set. */
function setOfCollation(collation: string | null): string | null {
  return collation === null ? null : usual(collation.replace(/_.*/, ""));
}

/** How many bytes a character may need: one number where the set is known. */
export function possibleBytes(type: DataType, table: Relation): readonly number[] {
  if (usualName(type) === "varbinary") return [1];
  const set = characterSetOf(type, table);
  return set === null ? POSSIBLE : [BYTES[set] ?? 1];
}
