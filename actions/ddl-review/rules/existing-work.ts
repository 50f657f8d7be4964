import type { Work } from "../locks/work.js";
import type { RelationName } from "../statements/change.js";
import type { Situation } from "./rule.js";

/** What the statement does to a relation that earlier migrations made; undefined where it is not among them. */
export function existingWork(situation: Situation, name: RelationName): Work | undefined {
  const relation = situation.existing(name);
  if (relation === undefined) return undefined;
  return situation.works.find((work) => work.relation.name === relation.name.name && work.relation.schema === relation.name.schema);
}

/** Whether writes have to wait for the statement. */
export function blocksWrites(work: Work | undefined): work is Work {
  return work !== undefined && (work.blocks === "writes" || work.blocks === "reads and writes");
}

/** What the statement does to an existing table whose writes wait while every row is read or written anew. */
export function blockingScan(situation: Situation, name: RelationName): Work | undefined {
  const work = existingWork(situation, name);
  return blocksWrites(work) && (work.scans || work.rewrites) ? work : undefined;
}
