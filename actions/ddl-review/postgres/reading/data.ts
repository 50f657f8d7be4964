import type { DeleteStmt, InsertStmt, UpdateStmt } from "libpg-query";
import type { Change, DataChange } from "../../statements/change.js";
import type { Span } from "../../statements/span.js";
import { relationOf, relationsIn, visit } from "./names.js";
import { allHeld, orEmpty } from "./tree.js";

/** The rows that a statement writes, those of its WITH included, in the order of the text. */
export function dataChanges(statement: unknown, span: Span): Change[] {
  const changes: Change[] = [];
  visit(statement, (kind, fields) => {
    if (kind === "InsertStmt") changes.push(insert(fields, span));
    if (kind === "UpdateStmt") changes.push(changeOfRows("update", fields, span));
    if (kind === "DeleteStmt") changes.push(changeOfRows("delete", fields, span));
  });
  return changes;
}

function insert({ relation, selectStmt, cols }: InsertStmt, span: Span): DataChange {
  const isFromQuery = selectStmt !== undefined && "SelectStmt" in selectStmt && selectStmt.SelectStmt.valuesLists === undefined;
  return { kind: "insert", span, table: relationOf(relation), isFromQuery, reads: relationsIn(selectStmt), columns: cols === undefined ? null : targetsOf(cols) };
}

function changeOfRows(kind: "update" | "delete", statement: UpdateStmt & DeleteStmt, span: Span): DataChange {
  const { relation, whereClause, fromClause, usingClause, targetList } = statement;
  return { kind, span, table: relationOf(relation), hasCondition: whereClause !== undefined, reads: relationsIn([fromClause, usingClause, whereClause]), columns: targetsOf(targetList) };
}

function targetsOf(nodes: UpdateStmt["targetList"]): string[] {
  return allHeld(nodes, "ResTarget").map(({ name }) => orEmpty(name));
}
