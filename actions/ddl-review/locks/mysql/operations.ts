import type { Change } from "../../statements/change.js";
import type { AlteredTable } from "./altered-table.js";
import { renameOperation } from "./column-change.js";
import { additionOperations, changeOperations, dropOperations } from "./column-operations.js";
import { constraintOperation, dropConstraintOperation, dropIndexOperation, indexOperation } from "./key-operations.js";
import type { Operation } from "./matrix.js";
import { partitionOperation, tableOperations } from "./table-operations.js";

/** What one action of an ALTER TABLE is in the matrix, beside the others of its statement. Empty for what is no work at all. */
export function operationsOf(change: Change, altered: AlteredTable): readonly Operation[] {
  return columnOperations(change, altered) ?? keyOperations(change, altered) ?? tableWideOperations(change, altered);
}

function columnOperations(change: Change, altered: AlteredTable): readonly Operation[] | null {
  if (change.kind === "add-column") return additionOperations(change, altered);
  if (change.kind === "redefine-column") return changeOperations(change, altered);
  if (change.kind === "drop-column") return dropOperations(change.column, altered);
  if (change.kind === "rename-column") return [renameOperation(change.column, altered)];
  return change.kind === "set-default" || change.kind === "drop-default" ? ["column-definition"] : null;
}

function keyOperations(change: Change, altered: AlteredTable): readonly Operation[] | null {
  if (change.kind === "create-index") return [indexOperation(change.index, altered)];
  if (change.kind === "drop-index") return [dropIndexOperation(change.index.name, altered)];
  if (change.kind === "rename-index") return ["rename-index"];
  if (change.kind === "index-option") return ["index-visibility"];
  if (change.kind === "add-constraint") return [constraintOperation(change.constraint, altered)];
  if (change.kind === "drop-constraint") return [dropConstraintOperation(change, altered)];
  return change.kind === "validate-constraint" ? ["enforce-check"] : null;
}

function tableWideOperations(change: Change, altered: AlteredTable): readonly Operation[] {
  if (change.kind === "rename-table") return ["rename-table"];
  if (change.kind === "table-option") return tableOperations(change.name, change.value, altered);
  return change.kind === "partition" ? [partitionOperation(change.operation)] : [];
}
