import type { ConstraintChange } from "../statements/change.js";
import type { Situation } from "./rule.js";
import { quoted, quotedRelation, written } from "./written-names.js";

/** The constraint in two steps; null where it has no name to validate it by. */
export function notValidFirst(change: Extract<ConstraintChange, { kind: "add-constraint" }>, situation: Situation): string | null {
  const { name } = change.constraint;
  if (name === null) return null;
  const table = quotedRelation(change.table, situation.dialect);
  const definition = written(situation, change.span).replace(/^add\s+/i, "").trim();
  return [
    `ALTER TABLE ${table} ADD ${definition} NOT VALID;`,
    "-- in a later migration:",
    `ALTER TABLE ${table} VALIDATE CONSTRAINT ${quoted(name, situation.dialect)};`,
  ].join("\n");
}
