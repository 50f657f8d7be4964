import type { Constraint, Relation } from "../../schema/schema.js";
import type { DataChange, RelationName } from "../../statements/change.js";
import { constraintsOf, references, referredColumns, referredTo, throughout, type Ground } from "./ground.js";
import type { Effect, PostgresLock } from "./strength.js";
import { QUERY } from "./tables.js";

type ChangeOfRows = Extract<DataChange, { readonly kind: "update" | "delete" }>;

/** INSERT, and COPY into a table. */
export function insert({ table, reads }: Extract<DataChange, { readonly kind: "insert" }>, ground: Ground): readonly Effect[] {
  const relation = ground.schema.relation(table);
  return [
    ...throughout(relation, "RowExclusive", {}, ground),
    ...(relation === undefined ? [] : parents(referredTo(constraintsOf(relation, ground), ground), ground)),
    ...read(reads, ground),
  ];
}

/** UPDATE and DELETE. */
export function changeOfRows(change: ChangeOfRows, ground: Ground): readonly Effect[] {
  const relation = ground.schema.relation(change.table);
  const why = change.hasCondition ? "whether an index serves its condition is not known" : "";
  const own = [...throughout(relation, "RowExclusive", { scans: true, why }, ground), ...read(change.reads, ground)];
  if (relation === undefined) return own;
  if (change.kind === "delete") return [...own, ...children(relation, null, ground)];
  const isWritten = (columns: readonly string[]): boolean => columns.some((column) => change.columns.includes(column));
  return [...own, ...parents(referredTo(constraintsOf(relation, ground), ground, isWritten), ground), ...children(relation, isWritten, ground)];
}

function read(names: readonly RelationName[], ground: Ground): readonly Effect[] {
  return names.flatMap((name) => throughout(ground.schema.relation(name), "AccessShare", { scans: true, why: QUERY }, ground));
}

/** A new value of a foreign key is looked up in the other table, whose key has an index. */
function parents(relations: readonly Relation[], ground: Ground): readonly Effect[] {
  return relations.flatMap((parent) => throughout(parent, "RowShare", {}, ground));
}

/**
 * Foreign keys are looked up from the other side when a key goes: once for each row, and through the whole table where no
 * index begins with the columns. @param isWritten the columns that change; null where the rows go.
 */
function children(relation: Relation, isWritten: ((columns: readonly string[]) => boolean) | null, ground: Ground, seen: readonly Relation[] = []): readonly Effect[] {
  return references(relation, ground).flatMap(({ relation: child, constraint }) => {
    if (isWritten !== null && !isWritten(referredColumns(relation, constraint))) return [];
    const action = isWritten === null ? constraint.references?.onDelete : constraint.references?.onUpdate;
    const lock: PostgresLock = /^(?:cascade|set null|set default)$/.test(String(action)) ? "RowExclusive" : "RowShare";
    const own = throughout(child, lock, hasIndex(child, constraint) ? {} : { scans: true, why: "no index serves its foreign key: it is read once for each row of the other table" }, ground);
    const goesOn = isWritten === null && action === "cascade" && !seen.includes(child);
    return goesOn ? [...own, ...children(child, null, ground, [...seen, child])] : own;
  });
}

/** An index that begins with one of the columns leads to the few rows of the key; a partial one serves no foreign key. */
function hasIndex(child: Relation, { columns }: Constraint): boolean {
  return child.indexes.some(({ parts: [first], isPartial }) => !isPartial && columns.some((column) => column === first?.column));
}
