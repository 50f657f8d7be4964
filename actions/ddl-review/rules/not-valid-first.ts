import { constraintName } from "../schema/given-names.js";
import type { ConstraintChange } from "../statements/change.js";
import type { Situation } from "./rule.js";
import { rewritable } from "./statement-as-whole.js";
import { quoted, quotedRelation, written } from "./written-names.js";

type AddConstraint = Extract<ConstraintChange, { kind: "add-constraint" }>;

/** The constraint in two steps; null where its text is not to be had. */
export function notValidFirst(change: AddConstraint, situation: Situation): string | null {
  const definition = rewritable(situation) === null ? undefined : /\badd\s+((?:constraint|check|foreign|not)\b[^]*)$/i.exec(written(situation, change.span))?.[1];
  if (definition === undefined) return null;
  const table = quotedRelation(change.table, situation.dialect);
  const name = quoted(nameOf(change, situation), situation.dialect);
  return [
    `ALTER TABLE ${table} ADD ${change.constraint.name === null ? `CONSTRAINT ${name} ` : ""}${definition} NOT VALID;`,
    "-- in a later migration:",
    `ALTER TABLE ${table} VALIDATE CONSTRAINT ${name};`,
  ].join("\n");
}

/** The constraint's name; where it has none, the one that the server would give it. */
export function nameOf({ table, constraint }: AddConstraint, situation: Situation): string {
  const relation = situation.existing(table);
  const isTaken = (name: string): boolean => relation?.constraints.some((one) => one.name === name) === true || relation?.indexes.some((one) => one.name === name) === true;
  return constraint.name ?? constraintName(situation.dialect, table, constraint, isTaken);
}

/** A column made NOT NULL without reading its rows under the lock. */
export function notNullSteps(table: string, column: string, check: string): readonly string[] {
  return [
    `ALTER TABLE ${table} ADD CONSTRAINT ${check} CHECK (${column} IS NOT NULL) NOT VALID;`,
    "-- in a later migration:",
    `ALTER TABLE ${table} VALIDATE CONSTRAINT ${check};`,
    `ALTER TABLE ${table} ALTER COLUMN ${column} SET NOT NULL;`,
    `ALTER TABLE ${table} DROP CONSTRAINT ${check};`,
  ];
}
