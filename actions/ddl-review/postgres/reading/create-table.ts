import type { CreateStmt, RangeVar } from "libpg-query";
import type { TableChange } from "../../statements/change.js";
import type { ColumnDefinition, ConstraintDefinition } from "../../statements/definitions.js";
import type { Span } from "../../statements/span.js";
import { columnOf } from "./column.js";
import { constraintOf } from "./constraint.js";
import { relationOf } from "./names.js";
import { partsBetweenCommas, type Source } from "./source.js";
import { allHeld } from "./tree.js";

type CreateTable = Extract<TableChange, { kind: "create-table" }>;

/** CREATE TABLE with what stands in its parentheses. */
export function createTable(statement: CreateStmt, span: Span, source: Source): CreateTable {
  const columns: ColumnDefinition[] = [];
  const constraints: ConstraintDefinition[] = [];
  let like: CreateTable["like"] = null;
  const elements = statement.tableElts ?? [];
  const spans = elementSpans(span, source);
  for (const [index, element] of elements.entries()) {
    /* istanbul ignore next -- the words and the tree agree; should they not, the whole statement is the place */
    const own = spans[index] ?? span;
    if ("ColumnDef" in element) columns.push(columnOf(element.ColumnDef, own, source));
    const constraint = "Constraint" in element ? constraintOf(element.Constraint, null, own, source) : null;
    if (constraint !== null) constraints.push(constraint);
    if ("TableLikeClause" in element) like = relationOf(element.TableLikeClause.relation);
  }
  const parents = allHeld(statement.inhRelations, "RangeVar").map(relationOf);
  const [parent = null] = parents;
  const isPartition = statement.partbound !== undefined;
  return {
    kind: "create-table", span, table: relationOf(statement.relation), ifNotExists: statement.if_not_exists === true, temporary: statement.relation?.relpersistence === "t",
    columns, constraints, indexes: [], from: isPartition ? [] : parents, like, partitionOf: isPartition ? parent : null,
    isPartitioned: statement.partspec !== undefined, options: optionsOf(statement),
  };
}

/** `partition`: whether a partition takes what fits into no other one. `inherits`: `from` tells parents. */
function optionsOf({ relation, partbound, inhRelations }: CreateStmt): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  if (relation?.relpersistence === "u") options.set("unlogged", "true");
  if (partbound !== undefined) options.set("partition", partbound.is_default === true ? "default" : "bounded");
  else if (inhRelations !== undefined) options.set("inherits", "true");
  return options;
}

/** The elements in the first parentheses, which stand behind the table's name. */
export function elementSpans(span: Span, source: Source): readonly Span[] {
  const tokens = source.within(span);
  const open = tokens.findIndex(({ text }) => text === "(");
  let depth = 0;
  const close = tokens.findIndex(({ text }, index) => {
    if (text === "(") depth += 1;
    if (text === ")") depth -= 1;
    return index > open && depth === 0;
  });
  return open === -1 ? [] : partsBetweenCommas(tokens.slice(open + 1, close));
}

/** A table that is made from the rows of a query. */
export function tableFromQuery(target: RangeVar | undefined, reads: CreateTable["from"], ifNotExists: boolean, span: Span): CreateTable {
  return {
    kind: "create-table", span, table: relationOf(target), ifNotExists, temporary: target?.relpersistence === "t",
    columns: [], constraints: [], indexes: [], from: reads, like: null, partitionOf: null, isPartitioned: false, options: new Map(),
  };
}
