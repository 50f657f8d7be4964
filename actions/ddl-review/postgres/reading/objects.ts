import type { DropStmt, IndexStmt, RenameStmt } from "libpg-query";
import type { Change, RelationName } from "../../statements/change.js";
import type { Span } from "../../statements/span.js";
import { elementSpans } from "./create-table.js";
import { nameOf, relationOf } from "./names.js";
import type { Source } from "./source.js";
import { allHeld, held, orEmpty, orNone } from "./tree.js";

/** CREATE INDEX. */
export function createIndex(statement: IndexStmt, span: Span, source: Source): Change {
  const spans = elementSpans(span, source);
  return {
    kind: "create-index", span, table: relationOf(statement.relation),
    concurrently: statement.concurrent === true, ifNotExists: statement.if_not_exists === true, only: statement.relation?.inh !== true,
    index: {
      name: statement.idxname ?? null, type: statement.unique === true ? "unique" : "plain", method: orEmpty(statement.accessMethod), isPartial: statement.whereClause !== undefined,
      parts: allHeld(statement.indexParams, "IndexElem").map(({ name, ordering }, index) => ({
        // The parser does not say where an expression ends: it is told with its operator class and order, as it is written.
        column: name ?? null, expression: name === undefined ? source.text.slice(spans[index]?.start, spans[index]?.end) : null, length: null, descending: ordering === "SORTBY_DESC",
      })),
    },
  };
}

/** DROP of whatever. */
export function drop(statement: DropStmt, span: Span): Change[] {
  const type = typeWords(statement.removeType);
  const [ifExists, cascade] = [statement.missing_ok === true, statement.behavior === "DROP_CASCADE"];
  return orNone(statement.objects).map((node): Change => {
    const parts = held(node, "List")?.items ?? held(node, "TypeName")?.names ?? held(node, "ObjectWithArgs")?.objname ?? [node];
    const name = nameOf(parts);
    if (type === "table" || type === "foreign table") return { kind: "drop-table", span, table: name, ifExists, cascade };
    if (type === "index") return { kind: "drop-index", span, index: name, table: null, concurrently: statement.concurrent === true, ifExists };
    const verb = `drop ${type}${cascade ? " cascade" : ""}`;
    // What stands on a table has the table's name in front of its own.
    if (type === "trigger" || type === "policy" || type === "rule") return { kind: "other", span, verb, relations: [nameOf(parts.slice(0, -1))], object: { type, name: { schema: null, name: name.name } } };
    return { kind: "other", span, verb, relations: type === "view" || type === "materialized view" ? [name] : [], object: { type, name } };
  });
}

/** ALTER … RENAME. */
export function rename(statement: RenameStmt, span: Span): Change {
  const [table, to, name] = [relationOf(statement.relation), orEmpty(statement.newname), orEmpty(statement.subname)];
  const type = typeWords(statement.renameType);
  const renamed: RelationName = { schema: table.schema, name: to };
  if (type === "table" || type === "view" || type === "materialized view") return { kind: "rename-table", span, table, to: renamed };
  if (type === "index") return { kind: "rename-index", span, index: table, table: null, to };
  if (type === "column") return { kind: "rename-column", span, table, column: name, to };
  if (type === "tabconstraint") return { kind: "rename-constraint", span, table, name, to };
  const object = statement.object !== undefined && "List" in statement.object ? nameOf(statement.object.List.items) : { schema: null, name };
  return { kind: "other", span, verb: `alter ${type} rename`, relations: statement.relation === undefined ? [] : [table], object: { type, name: object } };
}

/** `materialized view` for `OBJECT_MATVIEW`. */
export function typeWords(type: string | undefined): string {
  const words = orEmpty(type).replace(/^OBJECT_/, "").replaceAll("_", " ").toLowerCase();
  return words === "matview" ? "materialized view" : words;
}
