import type { Change } from "../../statements/change.js";
import type { ConstraintDefinition } from "../../statements/definitions.js";
import { addsPrimaryKey, clusteringIndex, columnOf, droppedColumns, holds, isSameName, isVirtual, keptIndexes, type AlteredTable } from "./altered-table.js";
import { usualName } from "./column-types.js";
import { redefinitionOperations } from "./column-change.js";
import { hasInlineReferences } from "./inline-references.js";
import type { Operation } from "./matrix.js";

type Addition = Extract<Change, { readonly kind: "add-column" }>;

/** What ADD COLUMN does: the column, and what stands behind it. */
export function additionOperations(change: Addition, altered: AlteredTable): readonly Operation[] {
  return [additionOperation(change, altered), ...inlineOperations(change.definition.constraints, altered)];
}

/** What MODIFY and CHANGE do: the column, and what stands behind it. */
export function changeOperations(change: Extract<Change, { readonly kind: "redefine-column" }>, altered: AlteredTable): readonly Operation[] {
  const inline = inlineOperations(change.definition.constraints, altered);
  const own = redefinitionOperations(change, altered);
  return inline.length > 0 ? [...own.filter((operation) => operation !== "column-definition"), ...inline] : own;
}

function additionOperation({ definition, position }: Addition, { table }: AlteredTable): Operation {
  const { default: value, type, notNull } = definition;
  if (value?.kind === "auto-increment") return "add-auto-increment-column";
  if (value?.kind === "generated") return value.stored ? "add-stored-column" : movesVirtual(position, table.columns) ? "add-virtual-before-virtual" : "add-virtual-column";
  if (value?.kind === "expression") return isFixed(value.text) ? "add-column-constant-expression" : "add-column-computed-default";
  if (value === null && notNull && ["date", "datetime"].includes(usualName(type))) return "add-column-date-without-default";
  if (position === "last") return "add-column-last";
  return movesVirtual(position, table.columns) ? "add-column-before-virtual" : "add-column-inside";
}

/** Whether a virtual column gets another number by it. */
function movesVirtual(position: Addition["position"], columns: AlteredTable["table"]["columns"]): boolean {
  const all = [...columns.values()];
  const behind = position === "last" ? [] : position === "first" ? all : all.slice(all.findIndex(({ name }) => isSameName(name, position.after)) + 1);
  return behind.some(isVirtual);
}

/** Functions that MariaDB was seen to work out once for all rows; any other word may be a column, or differ by row. */
const FIXED = new Set(["now", "current_timestamp", "current_date", "curdate", "rand", "concat", "json_object", "json_array", "null", "true", "false"]);

function isFixed(expression: string): boolean {
  const words = expression.replace(/'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"/g, "").match(/[a-z_`][\w$`]*/gi) ?? [];
  return words.every((word) => FIXED.has(word.toLowerCase()));
}

function inlineOperations(constraints: readonly ConstraintDefinition[], { server }: AlteredTable): readonly Operation[] {
  return constraints.flatMap(({ type }): Operation[] => {
    if (type === "primary-key") return ["add-primary-key"];
    if (type === "unique") return ["add-unique-index"];
    // MariaDB keeps such a CHECK with its column, where rows that are there already are not looked at.
    if (type === "check") return server.dialect === "mysql" ? ["add-check"] : [];
    return hasInlineReferences(server) ? ["add-foreign-key"] : [];
  });
}

/** What DROP COLUMN does: its indexes go with it, or become narrower. */
export function dropOperations(name: string, altered: AlteredTable): readonly Operation[] {
  const column = columnOf(altered.table, name);
  const key = clusteringIndex(altered.table);
  if (key !== undefined && holds(key, name)) return [addsPrimaryKey(altered) ? "replace-primary-key" : "drop-primary-key"];
  const own = dropOperation(column?.default ?? null);
  if (keptIndexes(altered).some((index) => holds(index, name))) return ["drop-column-of-wider-index"];
  const dropped = droppedColumns(altered);
  const isIndexed = altered.table.indexes.some((index) => holds(index, name) && index.parts.every((part) => dropped.some((one) => part.column !== null && isSameName(one, part.column))));
  if (!isIndexed) return [own];
  return own === "drop-virtual-column" ? [own, "drop-index"] : ["drop-indexed-column"];
}

function dropOperation(value: Addition["definition"]["default"]): Operation {
  if (value?.kind !== "generated") return "drop-column";
  return value.stored ? "drop-stored-column" : "drop-virtual-column";
}
