import type { Change } from "../../statements/change.js";

/** Words of other statements that a rule of their own is about. */
const TOLD = /^(?:reindex|cluster|vacuum full|refresh materialized view|lock table|alter domain)\b/;

const KINDS: ReadonlySet<Change["kind"]> = new Set([
  "truncate", "create-index", "alter-type", "add-constraint", "set-not-null", "insert", "update", "delete", "validate-constraint",
]);

/** Whether a rule of its own tells what a change does to rows: the rules for all the rest are silent then. */
export function hasOwnRule(change: Change): boolean {
  if (change.kind === "add-column") {
    const { default: value, constraints, notNull } = change.definition;
    return (value === null ? notNull : value.kind !== "constant") || constraints.length > 0;
  }
  if (change.kind === "partition") return change.operation === "attach";
  if (change.kind === "create-table") return change.partitionOf !== null;
  return KINDS.has(change.kind) || (change.kind === "other" && TOLD.test(change.verb));
}
