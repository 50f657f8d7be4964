import type { Change, RelationName } from "../../statements/change.js";
import type { Cursor } from "./cursor.js";
import { readPartitioning } from "./table-options.js";

type Action = Omit<Extract<Change, { readonly kind: "partition" }>, "span">;

/** Operations that name partitions or ALL. */
const NAMED = ["drop partition", "truncate partition", "analyze partition", "check partition", "optimize partition", "rebuild partition", "repair partition", "discard partition", "import partition"] as const;

/** Reads an action about partitions; null where none comes next. */
export function readPartitionAction(cursor: Cursor, table: RelationName): readonly Action[] | null {
  const made = (operation: string, partition: RelationName | null = null): readonly Action[] => [{ kind: "partition", table, operation, partition }];
  if (cursor.sees("partition", "by")) {
    readPartitioning(cursor);
    return made("partition by");
  }
  if (cursor.accept("remove", "partitioning")) return made("remove partitioning");
  if (cursor.accept("add", "partition")) {
    // Rows stay where they are with RANGE and LIST alone, whose partitions say which values they hold.
    return made(/\bvalues\b/i.test(readCount(cursor)) ? "add partition" : "add hash partition");
  }
  if (cursor.accept("coalesce", "partition")) {
    readCount(cursor);
    return made("coalesce partition");
  }
  if (cursor.accept("reorganize", "partition")) {
    if (!cursor.atEnd && !cursor.sees(",")) {
      cursor.list(() => cursor.name());
      cursor.expect("into");
      cursor.bracketed();
    }
    return made("reorganize partition");
  }
  return readExchange(cursor, made) ?? readNamed(cursor, made);
}

type Made = (operation: string, partition?: RelationName | null) => readonly Action[];

function readExchange(cursor: Cursor, made: Made): readonly Action[] | null {
  if (cursor.accept("exchange", "partition")) {
    cursor.name();
    cursor.expect("with", "table");
    const other = cursor.relation();
    cursor.acceptOneOf(["with validation", "without validation"]);
    return made("exchange partition", other);
  }
  if (cursor.accept("convert", "partition")) {
    cursor.name();
    cursor.expect("to", "table");
    return made("convert partition", cursor.relation());
  }
  if (!cursor.accept("convert", "table")) return null;
  const other = cursor.relation();
  cursor.expect("to");
  cursor.textUntil(new Set());
  return made("convert table", other);
}

function readNamed(cursor: Cursor, made: Made): readonly Action[] | null {
  const operation = cursor.acceptOneOf(NAMED);
  if (operation === null) return null;
  cursor.accept("if", "exists");
  cursor.list(() => cursor.name());
  cursor.accept("tablespace");
  return made(operation);
}

/** PARTITIONS 4, a number alone, or definitions in brackets, whose text is returned. */
function readCount(cursor: Cursor): string {
  cursor.acceptOneOf(["no_write_to_binlog", "local"]);
  cursor.accept("if", "not", "exists");
  if (cursor.sees("(")) return cursor.bracketed();
  cursor.accept("partitions");
  return cursor.take().text;
}
