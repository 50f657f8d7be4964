import type { Change, RelationName } from "../../statements/change.js";
import type { ColumnDefinition } from "../../statements/definitions.js";
import { readColumn, readDefault } from "./column.js";
import type { Cursor } from "./cursor.js";
import { readPartitionAction } from "./partitions.js";
import { readTableElement, type TableElement } from "./table-element.js";
import { readTableOption } from "./table-options.js";

/** An action of an ALTER TABLE, without the place that all of them get. */
type Action = Unplaced<Change>;
type Unplaced<C> = C extends Change ? Omit<C, "span"> : never;

/** Reads what stands behind ALTER [ONLINE] [IGNORE] TABLE. */
export function readAlterTable(cursor: Cursor): readonly Change[] {
  cursor.accept("if", "exists");
  const table = cursor.relation();
  readWait(cursor);
  if (cursor.atEnd) return [];
  const changes: Change[] = [];
  do {
    const start = cursor.start;
    for (const action of readAction(cursor, table)) changes.push({ ...action, span: cursor.spanFrom(start) });
    // Options of a table, and partitioning behind other actions, need no comma.
  } while (cursor.accept(",") || cursor.peek() !== undefined);
  return changes;
}

/** MariaDB's WAIT 5 and NOWAIT. */
export function readWait(cursor: Cursor): void {
  if (cursor.accept("wait")) cursor.take();
  else cursor.accept("nowait");
}

function readAction(cursor: Cursor, table: RelationName): readonly Action[] {
  return (
    readPartitionAction(cursor, table) ?? readAdd(cursor, table) ?? readDrop(cursor, table) ?? readAlter(cursor, table) ?? readRedefinition(cursor, table) ??
    readRename(cursor, table) ?? readDemand(cursor, table) ?? readWholeTable(cursor, table) ?? cursor.fail("expected an action of ALTER TABLE")
  );
}

function readAdd(cursor: Cursor, table: RelationName): readonly Action[] | null {
  if (!cursor.accept("add")) return null;
  if (cursor.accept("system", "versioning")) return [{ kind: "table-option", table, name: "system versioning", value: "add" }];
  const isColumn = cursor.accept("column");
  cursor.accept("if", "not", "exists");
  if (cursor.accept("(")) {
    const elements = cursor.list(() => readTableElement(cursor));
    cursor.expect(")");
    return elements.flatMap((element) => addOf(element, table, "last"));
  }
  if (isColumn) {
    const start = cursor.start;
    const definition = readColumn(cursor, cursor.name(), start);
    return [{ kind: "add-column", table, definition, position: readPosition(cursor) ?? "last" }];
  }
  const element = readTableElement(cursor);
  return addOf(element, table, element.kind === "column" ? (readPosition(cursor) ?? "last") : "last");
}

type Position = Extract<Change, { readonly kind: "add-column" }>["position"];

function addOf(element: TableElement, table: RelationName, position: Position): Action[] {
  switch (element.kind) {
    case "column":
      return [{ kind: "add-column", table, definition: element.column, position }];
    case "index":
      return [{ kind: "create-index", table, index: element.index, concurrently: false, ifNotExists: false, only: false }];
    case "constraint":
      return [{ kind: "add-constraint", table, constraint: element.constraint }];
    case "period":
      return [{ kind: "table-option", table, name: "period", value: "add" }];
  }
}

function readPosition(cursor: Cursor): "first" | { readonly after: string } | null {
  if (cursor.accept("first")) return "first";
  return cursor.accept("after") ? { after: cursor.name() } : null;
}

function readDrop(cursor: Cursor, table: RelationName): readonly Action[] | null {
  if (!cursor.accept("drop")) return null;
  if (cursor.accept("system", "versioning")) return [{ kind: "table-option", table, name: "system versioning", value: "drop" }];
  if (cursor.accept("period", "for")) {
    cursor.name();
    return [{ kind: "table-option", table, name: "period", value: "drop" }];
  }
  if (cursor.accept("primary", "key")) return [{ kind: "drop-constraint", table, name: null, type: "primary-key", cascade: false }];
  const named = cursor.acceptOneOf(["foreign key", "check", "constraint"] as const);
  if (named !== null) {
    cursor.accept("if", "exists");
    const type = named === "foreign key" ? "foreign-key" : named === "check" ? "check" : null;
    return [{ kind: "drop-constraint", table, name: cursor.name(), type, cascade: false }];
  }
  const isIndex = cursor.accept("index") || cursor.accept("key");
  if (!isIndex) cursor.accept("column");
  const ifExists = cursor.accept("if", "exists");
  const name = cursor.name();
  if (isIndex) return [{ kind: "drop-index", index: { schema: table.schema, name }, table, concurrently: false, ifExists }];
  const cascade = cursor.acceptOneOf(["cascade", "restrict"]) === "cascade";
  return [{ kind: "drop-column", table, column: name, cascade }];
}

function readAlter(cursor: Cursor, table: RelationName): readonly Action[] | null {
  if (!cursor.accept("alter")) return null;
  if (cursor.accept("index") || cursor.accept("key")) {
    cursor.accept("if", "exists");
    const index = { schema: table.schema, name: cursor.name() };
    const name = cursor.acceptOneOf(["visible", "invisible", "not ignored", "ignored"]) ?? cursor.fail("expected VISIBLE or INVISIBLE");
    return [{ kind: "index-option", index, table, name }];
  }
  if (cursor.acceptOneOf(["check", "constraint"]) !== null) {
    const name = cursor.name();
    const enforced = cursor.acceptOneOf(["not enforced", "enforced"]) ?? cursor.fail("expected ENFORCED");
    return [enforced === "enforced" ? { kind: "validate-constraint", table, name } : { kind: "table-option", table, name: "constraint not enforced", value: name }];
  }
  cursor.accept("column");
  cursor.accept("if", "exists");
  const column = cursor.name();
  if (cursor.accept("drop", "default")) return [{ kind: "drop-default", table, column }];
  cursor.expect("set");
  if (cursor.acceptOneOf(["visible", "invisible"]) !== null) return [{ kind: "table-option", table, name: "column visibility", value: column }];
  cursor.expect("default");
  return [{ kind: "set-default", table, column, expression: readDefault(cursor).kind === "constant" ? "constant" : "expression" }];
}

/** CHANGE old new definition, and MODIFY name definition. */
function readRedefinition(cursor: Cursor, table: RelationName): readonly Action[] | null {
  const verb = cursor.acceptOneOf(["change", "modify"]);
  if (verb === null) return null;
  cursor.accept("column");
  cursor.accept("if", "exists");
  const start = cursor.start;
  if (cursor.accept("(")) {
    // Oracle's way, which MariaDB takes too.
    const columns = cursor.list((): ColumnDefinition => readColumn(cursor, cursor.name(), start));
    cursor.expect(")");
    return columns.map((definition) => ({ kind: "redefine-column", table, column: definition.name, to: definition.name, definition, position: "stays" }));
  }
  const column = cursor.name();
  const to = verb === "change" ? cursor.name() : column;
  return [{ kind: "redefine-column", table, column, to, definition: readColumn(cursor, to, start), position: readPosition(cursor) ?? "stays" }];
}

function readRename(cursor: Cursor, table: RelationName): readonly Action[] | null {
  if (!cursor.accept("rename")) return null;
  if (cursor.accept("column")) {
    cursor.accept("if", "exists");
    const column = cursor.name();
    cursor.expect("to");
    return [{ kind: "rename-column", table, column, to: cursor.name() }];
  }
  if (cursor.accept("index") || cursor.accept("key")) {
    cursor.accept("if", "exists");
    const index = { schema: table.schema, name: cursor.name() };
    cursor.expect("to");
    return [{ kind: "rename-index", index, table, to: cursor.name() }];
  }
  cursor.acceptOneOf(["to", "as", "="]);
  return [{ kind: "rename-table", table, to: cursor.relation() }];
}

function readDemand(cursor: Cursor, table: RelationName): readonly Action[] | null {
  const word = cursor.acceptOneOf(["algorithm", "lock"] as const);
  if (word === null) return null;
  cursor.accept("=");
  const value = cursor.take().text;
  return [{ kind: "demand", table, algorithm: word === "algorithm" ? value : null, lock: word === "lock" ? value : null }];
}

const WHOLE = ["force", "disable keys", "enable keys", "discard tablespace", "import tablespace", "with validation", "without validation", "secondary_load", "secondary_unload"] as const;

function readWholeTable(cursor: Cursor, table: RelationName): readonly Action[] | null {
  const whole = cursor.acceptOneOf(WHOLE);
  if (whole !== null) return [{ kind: "table-option", table, name: whole, value: null }];
  if (cursor.accept("convert", "to")) {
    if (cursor.acceptOneOf(["character set", "charset"]) === null) cursor.fail("expected CHARACTER SET");
    const value = cursor.take().text;
    const converted: Action = { kind: "table-option", table, name: "convert charset", value };
    return cursor.accept("collate") ? [converted, { kind: "table-option", table, name: "convert collate", value: cursor.take().text }] : [converted];
  }
  if (cursor.accept("order", "by")) {
    const columns = cursor.list(() => {
      const column = cursor.name();
      cursor.acceptOneOf(["asc", "desc"]);
      return column;
    });
    return [{ kind: "table-option", table, name: "order by", value: columns.join(", ") }];
  }
  const option = readTableOption(cursor);
  return option === null ? null : [{ kind: "table-option", table, ...option }];
}
