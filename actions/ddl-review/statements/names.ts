import type { RelationName } from "./change.js";

/** A relation as people name it: without the schema that every PostgreSQL session looks in first. */
export function relationText({ schema, name }: RelationName): string {
  return schema === null || schema === "public" ? name : `${schema}.${name}`;
}
