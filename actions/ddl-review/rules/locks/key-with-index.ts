import type { Change, RelationName } from "../../statements/change.js";
import type { ConstraintDefinition } from "../../statements/definitions.js";
import type { Span } from "../../statements/span.js";
import { nameOf, notNullSteps } from "../not-valid-first.js";
import type { Situation } from "../rule.js";
import { rewritable } from "../statement-as-whole.js";
import { quoted, quotedRelation, written } from "../written-names.js";

/** A key that a change gives to a table. */
interface Key {
  readonly table: RelationName;
  readonly span: Span;
  readonly constraint: ConstraintDefinition;
}

/** The key of a type that a change adds, behind a new column too; null for other changes. */
export function keyInColumn(change: Change | null, type: ConstraintDefinition["type"]): Key | null {
  if (change?.kind !== "add-constraint" && change?.kind !== "add-column") return null;
  const added = change.kind === "add-constraint" ? [change.constraint] : change.definition.constraints;
  const constraint = added.find((one) => one.type === type);
  return constraint === undefined ? null : { table: change.table, span: change.span, constraint };
}

/** Properties of a key that an index of the plain form lacks, or that the form with USING INDEX says in another place. */
const OF_ITS_OWN = /\b(?:nulls\s+not\s+distinct|include|deferrable|initially|with|without|using)\b/i;

/** The key over an index that was built before it; null where its text has more than columns. */
export function keyWithIndex(change: Change | null, situation: Situation): string | null {
  if (change?.kind !== "add-constraint" || rewritable(situation) === null || OF_ITS_OWN.test(written(situation, change.span))) return null;
  const { constraint: { type, columns } } = change;
  const [table, name] = [quotedRelation(change.table, "postgres"), quoted(nameOf(change, situation), "postgres")];
  const isNullable = (column: string): boolean => situation.existing(change.table)?.columns.get(column)?.notNull !== true;
  const steps = (column: string): readonly string[] => notNullSteps(table, quoted(column, "postgres"), quoted(`${change.table.name}_${column}_not_null`, "postgres"));
  return [
    ...(type === "primary-key" ? columns.filter(isNullable).flatMap(steps) : []),
    "-- outside a transaction:",
    `CREATE UNIQUE INDEX CONCURRENTLY ${name} ON ${table} (${columns.map((column) => quoted(column, "postgres")).join(", ")});`,
    `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${type === "primary-key" ? "PRIMARY KEY" : "UNIQUE"} USING INDEX ${name};`,
  ].join("\n");
}
