import type { Change, IndexDefinition, RelationName } from "../../statements/change.js";
import type { ColumnDefinition, ConstraintDefinition } from "../../statements/definitions.js";
import type { Cursor } from "./cursor.js";
import { relationsReadBy } from "./read-relations.js";
import { readTableElement, type TableElement } from "./table-element.js";
import { readPartitioning, readTableOption } from "./table-options.js";

type CreateTable = Extract<Change, { readonly kind: "create-table" }>;

/** Reads what stands behind CREATE [OR REPLACE] [TEMPORARY] TABLE. */
export function readCreateTable(cursor: Cursor, start: number, { temporary, replaces }: { readonly temporary: boolean; readonly replaces: boolean }): readonly Change[] {
  const ifNotExists = cursor.accept("if", "not", "exists");
  const table = cursor.relation();
  const empty = { kind: "create-table", table, ifNotExists, temporary, columns: [], constraints: [], indexes: [], from: [], like: null, partitionOf: null, isPartitioned: false, options: new Map() } as const;
  const dropped: Change[] = replaces ? [{ kind: "drop-table", table, ifExists: true, cascade: false, span: cursor.spanFrom(start) }] : [];
  if (cursor.accept("like")) return [...dropped, { ...empty, like: cursor.relation(), span: cursor.spanFrom(start) }];
  if (cursor.accept("(", "like")) {
    const like = cursor.relation();
    cursor.expect(")");
    return [...dropped, { ...empty, like, span: cursor.spanFrom(start) }];
  }
  const elements = cursor.sees("(") && !isQuery(cursor) ? readElements(cursor) : [];
  const options = new Map<string, string>();
  for (let option = readTableOption(cursor); option !== null; option = readTableOption(cursor)) {
    options.set(option.name, option.value ?? "");
    cursor.accept(",");
  }
  const isPartitioned = cursor.sees("partition", "by");
  if (isPartitioned) readPartitioning(cursor);
  const from = readQuery(cursor);
  return [...dropped, { ...empty, ...partsOf(elements), options, isPartitioned, from, span: cursor.spanFrom(start) }];
}

function readElements(cursor: Cursor): TableElement[] {
  cursor.expect("(");
  const elements = cursor.list(() => readTableElement(cursor));
  cursor.expect(")");
  return elements;
}

function partsOf(elements: readonly TableElement[]): Pick<CreateTable, "columns" | "constraints" | "indexes"> {
  const columns: ColumnDefinition[] = [];
  const constraints: ConstraintDefinition[] = [];
  const indexes: IndexDefinition[] = [];
  for (const element of elements) {
    if (element.kind === "column") columns.push(element.column);
    if (element.kind === "index") indexes.push(element.index);
    if (element.kind !== "constraint") continue;
    constraints.push(element.constraint);
    if (element.index !== null) indexes.push(element.index);
  }
  return { columns, constraints, indexes };
}

function isQuery(cursor: Cursor): boolean {
  return cursor.sees("(", "select") || cursor.sees("(", "with") || cursor.sees("(", "(") || cursor.sees("(", "values");
}

/** A query whose rows the table begins with. */
function readQuery(cursor: Cursor): readonly RelationName[] {
  if (!cursor.accept("ignore")) cursor.accept("replace");
  cursor.accept("as");
  if (cursor.atEnd) return [];
  if (!cursor.sees("select") && !cursor.sees("with") && !cursor.sees("(") && !cursor.sees("table") && !cursor.sees("values")) cursor.fail("expected an option of the table or a query");
  return relationsReadBy(cursor);
}
