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

/** Partitions of a table and of its partitions. */
function partitionsOf(relation: Relation, ground: Ground): readonly Relation[] {
  return ownPartitions(relation, ground).flatMap((partition) => [partition, ...partitionsOf(partition, ground)]);
}

/** What is done to a table and to all its partitions: a partitioned table has no rows of its own to be read or written. */
export function throughout(relation: Relation | undefined, lock: PostgresLock, doing: Doing, ground: Ground): readonly Effect[] {
  if (relation === undefined) return [];
  if (!relation.isPartitioned) return on(relation, lock, doing);
  return [...on(relation, lock), ...partitionsOf(relation, ground).flatMap((partition) => on(partition, lock, partition.isPartitioned ? {} : doing))];
}

/** Tables that a table's foreign keys refer to; its partitions have the same. @param isMeant which foreign keys; all where it is left out. */
export function referredTo(relation: Relation, ground: Ground, isMeant: (columns: readonly string[]) => boolean = () => true): readonly Relation[] {
  return relation.constraints.flatMap(({ references, columns }) => {
    const parent = references === null || !isMeant(columns) ? undefined : ground.schema.relation(references.table);
    return parent === undefined ? [] : [parent];
  });
}

/** Columns that a foreign key refers to: where it names none it means the primary key. All that there are where that is not known. */
export function referredColumns(relation: Relation, { references }: Constraint): readonly string[] {
  const columns = references?.columns;
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
