import type { Constraint, Relation } from "../../schema/schema.js";
import type { ConstraintChange } from "../../statements/change.js";
import type { ConstraintDefinition } from "../../statements/definitions.js";
import { referredTo, throughout, type Ground } from "./ground.js";
import { isProvenByCheck, refusesNull } from "./not-null.js";
import type { Doing, Effect } from "./strength.js";

type Of<K extends ConstraintChange["kind"]> = Extract<ConstraintChange, { readonly kind: K }>;

/** ADD CONSTRAINT. */
export function addConstraint({ table, constraint }: Of<"add-constraint">, ground: Ground): readonly Effect[] {
  const relation = ground.schema.relation(table);
  if (relation === undefined) return [];
  if (constraint.references === null) return throughout(relation, "AccessExclusive", checked(relation, constraint, ground), ground);
  const doing: Doing = constraint.notValid ? {} : { scans: true, why: "the foreign key is put to every row" };
  return [relation, ground.schema.relation(constraint.references.table)].flatMap((one) => throughout(one, "ShareRowExclusive", doing, ground));
}

function checked(relation: Relation, constraint: ConstraintDefinition, ground: Ground): Doing {
  if (constraint.type === "check") return constraint.notValid ? {} : { scans: true, why: "the CHECK is put to every row" };
  if (constraint.type === "not-null") {
    const isKnown = constraint.columns.every((column) => refusesNull(relation, column) || isProvenByCheck(relation, column, ground));
    return constraint.notValid || isKnown ? {} : { scans: true, why: "NOT NULL is put to every row" };
  }
  if (constraint.usingIndex === null) return { scans: true, why: "its index is built" };
  return constraint.type === "primary-key" ? keyOfIndex(relation, constraint.usingIndex, ground) : {};
}

/** A primary key of an index that is there makes its columns NOT NULL first. */
function keyOfIndex(relation: Relation, name: string, ground: Ground): Doing {
  const index = relation.indexes.find((one) => one.name === name);
  const isKnown = index?.parts.every(({ column }) => column !== null && (refusesNull(relation, column) || isProvenByCheck(relation, column, ground))) ?? false;
  return isKnown ? {} : { scans: true, why: "the key makes its columns NOT NULL, which is put to every row" };
}

/** DROP CONSTRAINT. A foreign key has triggers on both tables, so the other one is locked too. */
export function dropConstraint({ table, name, cascade }: Of<"drop-constraint">, ground: Ground): readonly Effect[] {
  const relation = ground.schema.relation(table);
  if (relation === undefined) return [];
  const dropped = constraintOf(relation, name);
  const effects = [...throughout(relation, "AccessExclusive", {}, ground)];
  for (const parent of dropped === undefined ? [] : referredTo([dropped], ground)) {
    effects.push(...throughout(parent, "AccessExclusive", { why: "the foreign key has triggers on it" }, ground));
  }
  if (cascade && dropped?.type !== "check" && dropped?.type !== "not-null") {
    for (const { relation: child } of ground.schema.referencesTo(relation.name)) effects.push(...throughout(child, "AccessExclusive", { why: "its foreign key may go with the constraint" }, ground));
  }
  return effects;
}

function constraintOf(relation: Relation, name: string | null): Constraint | undefined {
  return relation.constraints.find((constraint) => constraint.name === name);
}

/** VALIDATE CONSTRAINT. One that is not known is taken for one that is not valid yet. */
export function validateConstraint({ table, name }: Of<"validate-constraint">, ground: Ground): readonly Effect[] {
  const relation = ground.schema.relation(table);
  if (relation === undefined) return [];
  const constraint = constraintOf(relation, name);
  const doing: Doing = constraint?.notValid === false ? {} : { scans: true };
  const parents = constraint === undefined ? [] : referredTo([constraint], ground);
  return [...throughout(relation, "ShareUpdateExclusive", doing, ground), ...parents.flatMap((parent) => throughout(parent, "RowShare", doing, ground))];
}
