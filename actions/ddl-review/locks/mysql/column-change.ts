import type { Column } from "../../schema/schema.js";
import type { ColumnDefinition } from "../../statements/definitions.js";
import type { Change } from "../../statements/change.js";
import { isSince } from "../server.js";
import { clusteringIndex, columnOf, holds, isSameName, isVirtual, optionOf, type AlteredTable } from "./altered-table.js";
import { characterSetOf, collationOf, possibleBytes } from "./character-sets.js";
import { appendsMembers, areBothMembers, hasCharacterSet, typeKey, usualName } from "./column-types.js";
import type { Operation } from "./matrix.js";

type Redefinition = Extract<Change, { readonly kind: "redefine-column" }>;

/** What MODIFY or CHANGE does, by what differs between the two definitions. */
export function redefinitionOperations(change: Redefinition, altered: AlteredTable): readonly Operation[] {
  const column = columnOf(altered.table, change.column);
  if (column === undefined) return ["unknown-column"];
  const { definition, to, position } = change;
  const operations = [
    ...(isSameName(column.name, to) ? [] : [renameOperation(column.name, altered)]),
    ...generationOperations(column, definition, altered, position !== "stays"),
    ...typeOperations(column, definition, altered),
    ...nullOperations(column, definition, altered),
    ...(definition.default?.kind === "auto-increment" && column.default?.kind !== "auto-increment" ? ["make-auto-increment" as const] : []),
  ];
  return operations.length === 0 ? ["column-definition"] : operations;
}

/** A column that a foreign key refers to is renamed in another way. */
export function renameOperation(name: string, { table, schema }: AlteredTable): Operation {
  const isReferenced = schema.referencesTo(table.name).some(({ constraint: { references } }) => references !== null && (references.columns.length === 0 || references.columns.some((one) => isSameName(one, name))));
  return isReferenced ? "rename-referenced-column" : "rename-column";
}

function generationOperations(column: Column, { default: after, type }: ColumnDefinition, altered: AlteredTable, moves: boolean): readonly Operation[] {
  const before = column.default;
  if (before?.kind !== "generated" && after?.kind !== "generated") return moves ? ["reorder-column"] : [];
  if (before?.kind !== "generated" || after?.kind !== "generated") return ["change-type"];
  if (moves) return ["reorder-generated-column"];
  if (before.stored || after.stored) return ["change-stored-expression"];
  if (bare(before.text) === bare(after.text)) return [];
  const isIndexed = altered.table.indexes.some((index) => holds(index, column.name));
  return [isIndexed || typeKey(column.type) !== typeKey(type) ? "change-indexed-virtual-expression" : "change-virtual-expression"];
}

const bare = (expression: string): string => expression.replace(/[\s`]/g, "").toLowerCase();

function typeOperations(column: Column, definition: ColumnDefinition, altered: AlteredTable): readonly Operation[] {
  const [before, after] = [column.type, definition.type];
  const charset = hasCharacterSet(before) && hasCharacterSet(after) ? charsetOperation(column, definition, altered) : null;
  if (charset !== null && charset !== "change-indexed-collation" && charset !== "widen-charset") return [charset];
  const changed = areBothMembers(before, after) ? memberOperation(column, definition) : lengthOperation(column, definition, altered);
  return [charset, changed].filter((operation) => operation !== null);
}

function memberOperation({ type: before }: Column, { type: after }: ColumnDefinition): Operation | null {
  if (before.arguments.length === after.arguments.length && appendsMembers(before, after)) return null;
  return appendsMembers(before, after) ? "append-member" : "change-members";
}

/** A VARCHAR keeps its form as long as its length still fits into the byte or the bytes that it has. */
function lengthOperation(column: Column, { type: after }: ColumnDefinition, { table, server }: AlteredTable): Operation | null {
  const before = column.type;
  const name = usualName(before);
  const isWiderSet = characterSetOf(before, table) !== characterSetOf(after, table) && hasCharacterSet(before);
  if (name !== usualName(after) || (name !== "varchar" && name !== "varbinary")) return typeKey(before) === typeKey(after) ? null : "change-type";
  const [was, is] = [Number(before.arguments[0]), Number(after.arguments[0])];
  if (is < was) return "shrink-column";
  if (is === was && !isWiderSet) return null;
  const lengths = possibleBytes(before, table).flatMap((bytes) => (isWiderSet ? possibleBytes(after, table) : [bytes]).map((wider) => [was * bytes, is * wider] as const));
  const needsByte = lengths.some(([from, to]) => from <= 255 && to > 255 && !hasRoom(from));
  return needsByte ? "extend-text-across" : "extend-text";

  /** MariaDB writes lengths up to 127 the same way in both forms, and all lengths in the oldest row format. */
  function hasRoom(from: number): boolean {
    return server.dialect === "mariadb" && isSince(server, 10, 4, 3) && (from <= 127 || optionOf(table, "row_format") === "redundant");
  }
}

function charsetOperation(column: Column, { type: after }: ColumnDefinition, { table, server }: AlteredTable): Operation | null {
  const before = column.type;
  const [from, to] = [characterSetOf(before, table), characterSetOf(after, table)];
  const collates = collationOf(before, table) !== collationOf(after, table);
  if (from === to && !collates) return null;
  const isWider = from === to || (from === "utf8mb3" && to === "utf8mb4");
  const isMembers = usualName(before) === "enum" || usualName(before) === "set";
  if (server.dialect === "mysql" || !isWider || isMembers) return "change-charset";
  const indexes = collates ? table.indexes.filter((index) => holds(index, column.name)) : [];
  if (indexes.length === 0) return "widen-charset";
  const key = clusteringIndex(table);
  return key !== undefined && indexes.includes(key) ? "change-charset" : "change-indexed-collation";
}

function nullOperations(column: Column, definition: ColumnDefinition, { table, server }: AlteredTable): readonly Operation[] {
  const isKey = table.indexes.some((index) => index.name === "PRIMARY" && holds(index, column.name)) || definition.constraints.some(({ type }) => type === "primary-key");
  const before = isKey || column.notNull || column.default?.kind === "auto-increment";
  const after = isKey || definition.notNull || definition.default?.kind === "auto-increment";
  if (before === after || isVirtual(column)) return [];
  if (after) return ["set-not-null"];
  const key = clusteringIndex(table);
  // Without a primary key MySQL looks no closer at which column it is.
  if (key !== undefined && key.name !== "PRIMARY" && (server.dialect === "mysql" || holds(key, column.name))) return ["drop-primary-key"];
  return [optionOf(table, "row_format") === "redundant" ? "drop-not-null-redundant" : "drop-not-null"];
}
