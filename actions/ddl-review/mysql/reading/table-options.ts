import type { Cursor } from "./cursor.js";

/** Options of two or three words; all others are one. */
const LONG_OPTIONS = [
  "default character set", "character set", "default charset", "charset", "default collate", "collate", "data directory", "index directory", "with system versioning",
  "without system versioning", "storage engine", "start transaction",
] as const;
const SAME: Readonly<Record<string, string>> = {
  "default character set": "charset", "character set": "charset", "default charset": "charset", "default collate": "collate", "storage engine": "engine", type: "engine",
};
/** Options that are written without a value. */
const FLAGS = new Set(["with system versioning", "without system versioning", "start transaction"]);
/** Words that are options of a table; MariaDB's engines take any others with an equals sign. */
const OPTIONS = new Set([
  "engine", "type", "auto_increment", "avg_row_length", "autoextend_size", "checksum", "table_checksum", "page_checksum", "comment", "compression", "connection", "delay_key_write", "encryption",
  "encrypted", "encryption_key_id", "engine_attribute", "secondary_engine_attribute", "secondary_engine", "insert_method", "ietf_quotes", "key_block_size", "max_rows", "min_rows", "pack_keys", "page_compressed",
  "page_compression_level", "password", "row_format", "sequence", "stats_auto_recalc", "stats_persistent", "stats_sample_pages", "tablespace", "transactional", "union", "storage",
]);

/** One option of a table by its usual name, such as `charset`; null where none comes next. */
export function readTableOption(cursor: Cursor): { readonly name: string; readonly value: string | null } | null {
  const long = cursor.acceptOneOf(LONG_OPTIONS);
  if (long !== null && FLAGS.has(long)) return { name: long, value: null };
  const next = cursor.peek();
  if (long === null && (next === undefined || next.kind === "symbol" || !(OPTIONS.has(next.text) || cursor.peek(1)?.text === "="))) return null;
  const written = long ?? cursor.take().text;
  const name = SAME[written] ?? written;
  cursor.accept("=");
  if (name === "union") return { name, value: cursor.bracketed() };
  const value = cursor.take().text;
  // STORAGE DISK belongs to a tablespace.
  if (name === "tablespace" && cursor.accept("storage")) cursor.take();
  return { name, value };
}

/** Words that begin a clause behind PARTITION BY and its partitions. */
const AFTER_PARTITIONING = new Set(["as", "select", "replace", "ignore", "with"]);

/** Takes PARTITION BY and everything that belongs to it. @returns its text. */
export function readPartitioning(cursor: Cursor): string {
  cursor.expect("partition", "by");
  const method = cursor.textUntil(AFTER_PARTITIONING);
  // RANGE COLUMNS (a, b) and lists of partitions stand in brackets, which textUntil takes whole.
  return method;
}
