import type { Relation } from "../../schema/schema.js";
import type { ColumnChange } from "../../statements/change.js";
import type { ColumnDefinition, DataType } from "../../statements/definitions.js";
import { isBuiltIn, namedType } from "./built-in-types.js";
import { conversion, type Conversion } from "./column-types.js";
import { givesValue, rewritingDefault } from "./defaults.js";
import { referredColumns, referredTo, throughout, views, type Ground } from "./ground.js";
import { isProvenByCheck, refusesNull } from "./not-null.js";
import type { Doing, Effect } from "./strength.js";
import { mentions } from "./words.js";

type Of<K extends ColumnChange["kind"]> = Extract<ColumnChange, { readonly kind: K }>;

/** ADD COLUMN. */
export function addColumn(change: Of<"add-column">, ground: Ground): readonly Effect[] {
  const { definition } = change;
  const relation = ground.schema.relation(change.table);
  if (relation === undefined) return [];
  const isReplaced = ground.changes.some((one) => one.kind === "drop-column" && one.column === definition.name);
  // With IF NOT EXISTS nothing is done then, without it the server refuses.
  if (relation.columns.has(definition.name) && !isReplaced) return throughout(relation, "AccessExclusive", { why: "the column is there already" }, ground);
  return [...throughout(relation, "AccessExclusive", added(definition, ground), ground), ...parentsOfAdded(definition, ground)];
}

function added(definition: ColumnDefinition, ground: Ground): Doing {
  const rewrite = rewritingDefault(definition.default, ground) ?? possibleDomain(definition.type, ground);
  if (rewrite !== null) return { rewrites: true, scans: true, why: rewrite };
  const types = definition.constraints.filter(({ notValid }) => !notValid).map(({ type }) => type);
  const hasValue = givesValue(definition.default);
  if (types.some((type) => type === "unique" || type === "primary-key")) return { scans: true, why: "its index is built" };
  if (types.includes("check")) return { scans: true, why: "its CHECK is put to every row" };
  if (definition.notNull && !hasValue) return { scans: true, why: "NOT NULL is put to every row" };
  return types.includes("foreign-key") && hasValue ? { scans: true, why: "its default is looked for in the other table" } : {};
}

/** A domain's CHECK is put to the NULL of each row, by writing all of them. */
function possibleDomain(type: DataType, { schema }: Ground): string | null {
  if (type.isArray || isBuiltIn(type)) return null;
  const name = namedType(type.name);
  const kind = schema.type(name)?.kind;
  if (kind === "domain") return `${type.name} is a domain, which may have a CHECK`;
  // A table is a type too.
  return kind === undefined && schema.relation(name) === undefined ? `${type.name} is not known here: a domain with a CHECK is written into each row` : null;
}

function parentsOfAdded(definition: ColumnDefinition, ground: Ground): readonly Effect[] {
  const hasValue = givesValue(definition.default);
  return definition.constraints.flatMap(({ references, notValid }) => (references === null ? [] : throughout(ground.schema.relation(references.table), "ShareRowExclusive", { scans: hasValue && !notValid }, ground)));
}

/** DROP COLUMN, which takes its foreign keys along and with CASCADE those that refer to it. */
export function dropColumn({ table, column, cascade }: Of<"drop-column">, ground: Ground): readonly Effect[] {
  const relation = ground.schema.relation(table);
  if (relation === undefined) return [];
  return [
    ...throughout(relation, "AccessExclusive", {}, ground),
    ...referredTo(relation.constraints, ground, (columns) => columns.includes(column)).flatMap((parent) => throughout(parent, "AccessExclusive", { why: "a foreign key to it goes with the column" }, ground)),
    ...(cascade ? [...referringThrough(relation, column, { why: "its foreign key goes with the column" }, ground), ...views(ground)] : []),
  ];
}

/** Tables with a foreign key to a column. */
function referringThrough(relation: Relation, column: string, doing: Doing, ground: Ground): readonly Effect[] {
  return ground.schema.referencesTo(relation.name)
    .filter(({ constraint }) => referredColumns(relation, constraint).includes(column))
    .flatMap((reference) => throughout(reference.relation, "AccessExclusive", doing, ground));
}

/** ALTER COLUMN TYPE. Foreign keys on either side of the column are made anew, so the other table is locked too. */
export function alterType(change: Of<"alter-type">, ground: Ground): readonly Effect[] {
  const relation = ground.schema.relation(change.table);
  if (relation === undefined) return [];
  const converted = conversionOf(relation, change, ground);
  const scans = converted.rewrites ? converted.why : rebuilt(relation, change.column, converted);
  const other: Doing = { scans: converted.rewrites, why: "a foreign key between both is made anew" };
  return [
    ...throughout(relation, "AccessExclusive", { rewrites: converted.rewrites, scans: scans !== null, why: scans ?? "" }, ground),
    ...referredTo(relation.constraints, ground, (columns) => columns.includes(change.column)).flatMap((parent) => throughout(parent, "AccessExclusive", other, ground)),
    ...referringThrough(relation, change.column, other, ground),
  ];
}

function conversionOf(relation: Relation, { column, type, using, usingIsCast }: Of<"alter-type">, ground: Ground): Conversion {
  const before = relation.columns.get(column);
  if (using && usingIsCast !== true) return { rewrites: true, reindexes: true, why: "USING computes each value" };
  if (before === undefined) return { rewrites: true, reindexes: true, why: `the type of ${column} before is not known` };
  return conversion(before.type, type, ground);
}

/** Why every row is read although the values stay as they are; null where none is. */
function rebuilt(relation: Relation, column: string, { reindexes, why }: Conversion): string | null {
  const isChecked = relation.constraints.some((constraint) => constraint.type === "check" && !constraint.notValid && (constraint.columns.includes(column) || mentions(constraint.expression, column)));
  if (isChecked) return "a CHECK of the column is put to every row again";
  const isPlain = relation.indexes.some(({ parts }) => parts.some((part) => part.column === column));
  if (reindexes && isPlain) return why;
  // What an exclusion is made of besides columns is not told, nor is its condition.
  const isExcluded = relation.constraints.some(({ type, columns }) => type === "exclude" && (reindexes || !columns.includes(column)));
  const isComputed = isExcluded || relation.indexes.some(({ parts, isPartial }) => isPartial || parts.some(({ expression }) => mentions(expression, column)));
  return isComputed ? "an index with an expression or a condition may be built anew" : null;
}

/** SET NOT NULL. */
export function setNotNull({ table, column }: Of<"set-not-null" | "drop-not-null" | "drop-default" | "drop-identity" | "drop-expression">, ground: Ground): readonly Effect[] {
  const relation = ground.schema.relation(table);
  if (relation === undefined) return [];
  const isKnown = refusesNull(relation, column) || isProvenByCheck(relation, column, ground);
  return throughout(relation, "AccessExclusive", isKnown ? {} : { scans: true, why: `every row is looked at for NULL in ${column}` }, ground);
}
