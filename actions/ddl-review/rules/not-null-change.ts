import type { Change, RelationName } from "../statements/change.js";
import type { Span } from "../statements/span.js";
import { columnIn, isAddedBefore } from "./known-column.js";
import type { Situation } from "./rule.js";

/** A column of an existing table that stops or begins to take NULL. */
interface NullChange {
  readonly table: RelationName;
  readonly column: string;
  readonly span: Span;
}

/** The column that refuses NULL from now on, and took it before as far as anybody knows; null for other changes. */
export function newlyNotNull(change: Change | null, situation: Situation): NullChange | null {
  const column = change === null ? null : refusingNull(change);
  if (change === null || column === null || !("table" in change) || change.table === null) return null;
  const relation = situation.existing(change.table);
  if (relation === undefined || columnIn(relation, column, situation)?.notNull === true) return null;
  return { table: change.table, column, span: change.span };
}

function refusingNull(change: Change): string | null {
  if (change.kind === "set-not-null") return change.column;
  if (change.kind === "redefine-column") return change.definition.notNull ? change.column : null;
  return change.kind === "add-constraint" && change.constraint.type === "not-null" ? change.constraint.columns.join() : null;
}

/** The column that takes NULL from now on, and refused it before as far as anybody knows; null for other changes. */
export function newlyNullable(change: Change | null, situation: Situation): NullChange | null {
  if (change?.kind !== "drop-not-null" && change?.kind !== "redefine-column") return null;
  const relation = situation.existing(change.table);
  if (relation === undefined || isAddedBefore(change.column, change.table, situation) || (change.kind === "redefine-column" && change.definition.notNull)) return null;
  const before = columnIn(relation, change.column, situation);
  const isKey = relation.constraints.some(({ type, columns }) => type === "primary-key" && columns.includes(change.column));
  // MySQL writes the whole column again: where nobody knows the old one, nothing says that it refused NULL.
  const refused = change.kind === "drop-not-null" ? before?.notNull !== false : before?.notNull === true && !isKey;
  return refused ? { table: change.table, column: change.column, span: change.span } : null;
}
