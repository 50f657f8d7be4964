import type { Constraint, Relation } from "../../schema/schema.js";
import type { TableChange } from "../../statements/change.js";
import { constraintsOf, isBefore, named, ownPartitions, references, referredTo, throughout, views, type Ground } from "./ground.js";
import { on, type Effect } from "./strength.js";

type Of<K extends TableChange["kind"]> = Extract<TableChange, { readonly kind: K }>;

/** What CREATE TABLE does to tables that are there already. */
export function createTable(change: Of<"create-table">, ground: Ground): readonly Effect[] {
  const { schema } = ground;
  // With IF NOT EXISTS nothing is done then, without it the server refuses.
  if (schema.relation(change.table) !== undefined) return [];
  const constraints = [...change.constraints, ...change.columns.flatMap((column) => column.constraints)];
  const parent = named(change.partitionOf, ground);
  return [
    ...constraints.flatMap(({ references: referred }) => (referred === null ? [] : throughout(schema.relation(referred.table), "ShareRowExclusive", {}, ground))),
    ...change.from.flatMap((name) => (inherits(change) ? on(schema.relation(name), "ShareUpdateExclusive") : throughout(schema.relation(name), "AccessShare", { scans: true, why: QUERY }, ground))),
    ...(parent === undefined ? [] : [...on(parent, "AccessExclusive"), ...besidesPartition(parent, [], ground), ...keysOfPartition(parent, ground)]),
  ];
}

/** What a query reads: an index may spare it most rows, but which one it takes cannot be told from its text. */
export const QUERY = "whether an index serves the query is not known";

/** What `from` tells: a query gives a table no columns of its own. */
function inherits({ columns, constraints, options }: Of<"create-table">): boolean {
  return columns.length > 0 || constraints.length > 0 || options.has("inherits");
}

/** A DEFAULT partition is searched for rows that belong into the new one. @param apart partitions that are not meant. */
function besidesPartition(parent: Relation, apart: readonly Relation[], ground: Ground, scans = true): readonly Effect[] {
  return ownPartitions(parent, ground)
    .filter((one) => !apart.includes(one))
    .flatMap((sibling) => {
      const bounds = sibling.options.get("partition");
      if (bounds === "bounded") return [];
      const why = bounds === "default" ? "it is the DEFAULT partition" : "it may be the DEFAULT partition, which is not known";
      return throughout(sibling, "AccessExclusive", scans ? { scans: true, why } : { why }, ground);
    });
}

/** Foreign keys from and to a partitioned table hold for each partition. */
function keysOfPartition(parent: Relation, ground: Ground, scans = false): readonly Effect[] {
  return [
    ...referredTo(constraintsOf(parent, ground), ground).flatMap((one) => throughout(one, "ShareRowExclusive", { scans, why: "the partition gets the foreign key to it" }, ground)),
    ...references(parent, ground).flatMap(({ relation }) => throughout(relation, "ShareRowExclusive", { why: "its foreign key reaches into the partition" }, ground)),
  ];
}

/** DROP TABLE, with what falls with it. */
export function dropTable({ table, cascade }: Pick<Of<"drop-table">, "table" | "cascade">, ground: Ground): readonly Effect[] {
  const relation = ground.schema.relation(table);
  if (relation === undefined) return [];
  const parent = named(relation.partitionOf, ground);
  return [
    ...throughout(relation, "AccessExclusive", {}, ground),
    ...referredTo(ownConstraints(relation, parent), ground).flatMap((one) => throughout(one, "AccessExclusive", { why: "the foreign key to it has triggers on it" }, ground)),
    ...(parent === undefined ? [] : [...on(parent, "AccessExclusive", { why: "it loses a partition" }), ...besidesPartition(parent, [relation], ground, false)]),
    ...(cascade ? [...references(relation, ground).flatMap((reference) => throughout(reference.relation, "AccessExclusive", { why: "its foreign key is dropped" }, ground)), ...views(ground)] : []),
  ];
}

/** A foreign key that a partition has from its parent keeps its triggers on the other table: the parent still needs them. */
function ownConstraints({ constraints }: Relation, parent: Relation | undefined): readonly Constraint[] {
  const inherited = new Set(parent?.constraints.map(keyText));
  return constraints.filter((constraint) => !inherited.has(keyText(constraint)));
}

function keyText({ type, columns, references: referred }: Constraint): string {
  return JSON.stringify([type, columns, referred?.table, referred?.columns]);
}

/** TRUNCATE gives each table a new, empty file. */
export function truncate({ table, cascade }: Of<"truncate">, ground: Ground): readonly Effect[] {
  const relation = ground.schema.relation(table);
  const emptied = relation === undefined ? [] : [relation];
  // A set that grows while it is walked through: what refers to it goes with it.
  for (const one of cascade ? emptied : []) {
    for (const { relation: child } of references(one, ground)) if (!emptied.includes(child)) emptied.push(child);
  }
  return emptied.flatMap((one) => throughout(one, "AccessExclusive", { rewrites: true, why: one === relation ? "" : "CASCADE empties it too" }, ground));
}

/** ATTACH and DETACH PARTITION. */
export function partition(change: Of<"partition">, ground: Ground): readonly Effect[] {
  const parent = ground.schema.relation(change.table);
  const child = named(change.partition, ground);
  const apart = child === undefined ? [] : [child];
  if (change.operation === "attach") {
    return [
      ...on(parent, isBefore(ground, 12) ? "AccessExclusive" : "ShareUpdateExclusive"),
      ...throughout(child, "AccessExclusive", { scans: true, why: "every row is held against the partition's bounds, unless a CHECK proves them" }, ground),
      ...(parent === undefined ? [] : [...besidesPartition(parent, apart, ground), ...keysOfPartition(parent, ground, true)]),
    ];
  }
  return [
    ...on(parent, change.operation === "detach" ? "AccessExclusive" : "ShareUpdateExclusive"),
    ...throughout(child, "AccessExclusive", {}, ground),
    ...(parent === undefined ? [] : [...(change.operation === "detach" ? besidesPartition(parent, apart, ground, false) : []), ...keysOfDetached(parent, ground)]),
  ];
}

function keysOfDetached(parent: Relation, ground: Ground): readonly Effect[] {
  return [
    ...referredTo(constraintsOf(parent, ground), ground).flatMap((one) => throughout(one, "ShareRowExclusive", { why: "the partition gets its own foreign key to it" }, ground)),
    ...references(parent, ground).flatMap(({ relation }) => throughout(relation, "AccessExclusive", { scans: true, why: "its rows may still refer to the partition" }, ground)),
  ];
}
