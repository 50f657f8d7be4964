import type { Constraint, Relation, Schema } from "../../schema/schema.js";
import type { Change, RelationName } from "../../statements/change.js";
import { isSince, type Server } from "../server.js";
import { on, type Doing, type Effect, type PostgresLock } from "./strength.js";

/** What an effect is told from. */
export interface Ground {
  /** As it is before the statement. */
  readonly schema: Schema;
  readonly server: Server;
  /** All parts of the statement. */
  readonly changes: readonly Change[];
}

/**
 * Whether the server is older than a version. One that is not told is taken for the current one: all that is older behaves worse
 * only in versions that nobody maintains any more (PostgreSQL 11 lost its support in November 2023).
 */
export function isBefore({ server }: Ground, major: number): boolean {
  return server.version.major !== 0 && !isSince(server, major);
}

/** A relation that a statement may name; undefined where it does not, and where the schema does not know it. */
export function named(name: RelationName | null, { schema }: Ground): Relation | undefined {
  return name === null ? undefined : schema.relation(name);
}

/** Partitions of a table, without those of its partitions. */
export function ownPartitions({ name }: Relation, ground: Ground): readonly Relation[] {
  return [...ground.schema.relations()].filter(({ partitionOf }) => {
    const parent = named(partitionOf, ground)?.name;
    return parent?.name === name.name && parent.schema === name.schema;
  });
}

/** Partitions of a table and of its partitions. @param above what stands above them: nothing is a partition of itself but in migrations that fail. */
function partitionsOf(relation: Relation, ground: Ground, above: readonly Relation[] = []): readonly Relation[] {
  const all = [...above, relation];
  return ownPartitions(relation, ground).filter((partition) => !all.includes(partition)).flatMap((partition) => [partition, ...partitionsOf(partition, ground, all)]);
}

/** A table with those that it is a partition of, whose foreign keys hold for it too. */
function lineage(relation: Relation, ground: Ground): readonly Relation[] {
  const found = [relation];
  for (const one of found) {
    const parent = named(one.partitionOf, ground);
    if (parent !== undefined && !found.includes(parent)) found.push(parent);
  }
  return found;
}

/** Foreign keys that refer to a table or to what it is a partition of. */
export function references(relation: Relation, ground: Ground): ReturnType<Schema["referencesTo"]> {
  return lineage(relation, ground).flatMap(({ name }) => ground.schema.referencesTo(name));
}

/** Constraints of a table and of what it is a partition of. */
export function constraintsOf(relation: Relation, ground: Ground): readonly Constraint[] {
  return lineage(relation, ground).flatMap(({ constraints }) => constraints);
}

/** What is done to a table and to all its partitions: a partitioned table has no rows of its own to be read or written. */
export function throughout(relation: Relation | undefined, lock: PostgresLock, doing: Doing, ground: Ground): readonly Effect[] {
  if (relation === undefined) return [];
  if (!relation.isPartitioned) return on(relation, lock, doing);
  return [...on(relation, lock), ...partitionsOf(relation, ground).flatMap((partition) => on(partition, lock, partition.isPartitioned ? {} : doing))];
}

/** Tables that the foreign keys among constraints refer to. @param isMeant which foreign keys; all where it is left out. */
export function referredTo(constraints: readonly Constraint[], ground: Ground, isMeant: (columns: readonly string[]) => boolean = () => true): readonly Relation[] {
  return constraints.flatMap(({ references: referred, columns }) => (referred === null || !isMeant(columns) ? [] : (ground.schema.relation(referred.table) ?? [])));
}

/** Columns that a foreign key refers to: where it names none it means the primary key. All that there are where that is not known. */
export function referredColumns(relation: Relation, { references: referred }: Constraint): readonly string[] {
  const columns = referred?.columns;
  if (columns === undefined || columns.length === 0) return relation.constraints.find(({ type }) => type === "primary-key")?.columns ?? [...relation.columns.keys()];
  return columns;
}

/** Every table, for what nobody can narrow down. */
export function everyTable(lock: PostgresLock, doing: Doing, { schema }: Ground): readonly Effect[] {
  return [...schema.relations()].filter(({ kind }) => kind === "table").flatMap((table) => on(table, lock, table.isPartitioned ? {} : doing));
}

/** CASCADE takes along the views that read a table; which ones do is not followed. */
export function views(ground: Ground): readonly Effect[] {
  return [...ground.schema.relations()].filter(({ kind }) => kind !== "table").flatMap((view) => on(view, "AccessExclusive", { why: "CASCADE drops it if it depends on what is dropped, which is not known" }));
}
