import type { IndexChange } from "../../statements/change.js";
import { throughout, type Ground } from "./ground.js";
import { on, type Effect } from "./strength.js";

type Of<K extends IndexChange["kind"]> = Extract<IndexChange, { readonly kind: K }>;

/** CREATE INDEX. */
export function createIndex({ table, index, concurrently, ifNotExists, only }: Of<"create-index">, ground: Ground): readonly Effect[] {
  const relation = ground.schema.relation(table);
  if (relation === undefined) return [];
  const lock = concurrently ? "ShareUpdateExclusive" : "Share";
  const isThere = ifNotExists && index.name !== null && ground.schema.index({ schema: relation.name.schema, name: index.name }, null) !== undefined;
  if (isThere) return on(relation, lock, { why: "the index is there already" });
  // On the parent alone it is a definition without rows.
  return only && relation.isPartitioned ? on(relation, lock) : throughout(relation, lock, { scans: true }, ground);
}

/** DROP INDEX names no table: the schema knows it. */
export function dropIndex({ index, table, concurrently }: Of<"drop-index">, ground: Ground): readonly Effect[] {
  return throughout(ground.schema.index(index, table)?.relation, concurrently ? "ShareUpdateExclusive" : "AccessExclusive", {}, ground);
}
