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

/** `writes to orders`, or `reads and writes of orders`: what waits, for a message that goes on with `wait`. */
export function waiting({ blocks }: Work, tables: string): string {
  return blocks === "writes" ? `writes to ${tables}` : `${blocks} of ${tables}`;
}

/** What the statement does to an existing table or to a partition of it, if it does it in a certain way: a partitioned table has no rows of its own. */
export function workWithin(situation: Situation, name: RelationName, isSo: (work: Work) => boolean): Work | undefined {
  const whole = situation.existing(name)?.name;
  return whole === undefined ? undefined : situation.works.find((work) => isSo(work) && isWithin(work.relation, whole, situation));
}

function isWithin(part: RelationName | null | undefined, whole: RelationName, situation: Situation): boolean {
  const relation = part == null ? undefined : situation.schema.relation(part);
  if (relation === undefined) return false;
  return (relation.name.name === whole.name && relation.name.schema === whole.schema) || isWithin(relation.partitionOf, whole, situation);
}

/** What the statement does to an existing table whose writes wait while every row is read or written anew. */
export function blockingScan(situation: Situation, name: RelationName): Work | undefined {
  return workWithin(situation, name, (work) => blocksWrites(work) && (work.scans || work.rewrites));
}
