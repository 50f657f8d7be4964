import type { CopyStmt, DeleteStmt, InsertStmt, MergeStmt, UpdateStmt } from "libpg-query";
import type { Change, DataChange, RelationName } from "../../statements/change.js";
import type { Span } from "../../statements/span.js";
import { definedIn, relationOf, relationsIn, visit } from "./names.js";
import { allHeld, orEmpty } from "./tree.js";

/** The rows that a statement writes, those of its WITH included, in the order of the text. */
export function dataChanges(statement: unknown, span: Span): Change[] {
  const changes: DataChange[] = [];
  visit(statement, (kind, fields) => {
    if (kind === "InsertStmt") changes.push(insert(fields, span));
    if (kind === "UpdateStmt") changes.push(changeOfRows("update", fields, span));
    if (kind === "DeleteStmt") changes.push(changeOfRows("delete", fields, span));
    if (kind === "MergeStmt") changes.push(...merge(fields, span));
    if (kind === "CopyStmt") changes.push(...copy(fields, span));
  });
  const defined = definedIn(statement);
  const [first] = changes;
  if (first !== undefined) changes[0] = { ...first, reads: [...first.reads, ...readByWith(statement, changes)] };
  return changes.map((change) => ({ ...change, reads: change.reads.filter(({ schema, name }) => schema !== null || !defined.has(name)) }));
}

/** What the queries of a WITH read; tables that it writes to have a change of their own. */
function readByWith(statement: unknown, changes: readonly DataChange[]): readonly RelationName[] {
  const queries: unknown[] = [];
  visit(statement, (kind, fields) => {
    if (kind === "CommonTableExpr") queries.push(fields.ctequery);
  });
  const known = changes.flatMap(({ table, reads }) => [table, ...reads]);
  return relationsIn(queries).filter(({ schema, name }) => !known.some((one) => one.name === name && one.schema === schema));
}

function insert({ relation, selectStmt, cols }: InsertStmt, span: Span): DataChange {
  const isFromQuery = selectStmt !== undefined && "SelectStmt" in selectStmt && selectStmt.SelectStmt.valuesLists === undefined;
  return { kind: "insert", span, table: relationOf(relation), isFromQuery, reads: relationsIn(selectStmt), columns: cols === undefined ? null : targetsOf(cols) };
}

function changeOfRows(kind: "update" | "delete", statement: UpdateStmt & DeleteStmt, span: Span): DataChange {
  const { relation, whereClause, fromClause, usingClause, targetList } = statement;
  return { kind, span, table: relationOf(relation), hasCondition: whereClause !== undefined, reads: relationsIn([fromClause, usingClause, targetList, whereClause]), columns: targetsOf(targetList) };
}

/** What MERGE does to rows, once for each kind: what it joins by is a condition. */
function merge({ relation, sourceRelation, mergeWhenClauses }: MergeStmt, span: Span): DataChange[] {
  const [table, reads] = [relationOf(relation), relationsIn(sourceRelation)];
  const clauses = allHeld(mergeWhenClauses, "MergeWhenClause");
  const columns = (command: string): string[] => clauses.filter(({ commandType }) => commandType === command).flatMap(({ targetList }) => targetsOf(targetList));
  const does = (command: string): boolean => clauses.some(({ commandType }) => commandType === command);
  return [
    ...(does("CMD_INSERT") ? [{ kind: "insert" as const, span, table, isFromQuery: true, reads, columns: columns("CMD_INSERT") }] : []),
    ...(does("CMD_UPDATE") ? [{ kind: "update" as const, span, table, hasCondition: true, reads, columns: columns("CMD_UPDATE") }] : []),
    ...(does("CMD_DELETE") ? [{ kind: "delete" as const, span, table, hasCondition: true, reads, columns: [] }] : []),
  ];
}

function copy({ relation, is_from: isFrom, attlist }: CopyStmt, span: Span): DataChange[] {
  if (isFrom !== true) return [];
  return [{ kind: "insert", span, table: relationOf(relation), isFromQuery: false, reads: [], columns: attlist === undefined ? null : allHeld(attlist, "String").map(({ sval }) => orEmpty(sval)) }];
}

function targetsOf(nodes: UpdateStmt["targetList"]): string[] {
  return allHeld(nodes, "ResTarget").map(({ name }) => orEmpty(name));
}
