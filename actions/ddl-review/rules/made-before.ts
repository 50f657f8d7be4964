import type { Change, OtherChange, RelationName } from "../statements/change.js";
import { blocksWrites } from "./existing-work.js";
import type { Situation } from "./rule.js";

/**
 * Whether an object was there before the change. The schema does not follow every kind of object: what nobody was seen making
 * is taken for old, because silence would call it safe.
 */
export function isOld(name: RelationName, situation: Situation): boolean {
  if (situation.existing(name) !== undefined) return true;
  return isUnknown(name, situation);
}

function isUnknown(name: RelationName, { schema, before }: Situation): boolean {
  if (schema.relation(name) !== undefined || schema.index(name, null) !== undefined) return false;
  return !before.some(({ changes }) => changes.some((change) => makes(change, name)));
}

/** Whether a change makes an object that is no relation: relations are the schema's to know. */
function makes(change: Change, { schema, name }: RelationName): boolean {
  return change.kind === "other" && change.verb.startsWith("create ") && change.object?.name.name === name && change.object.name.schema === schema;
}

/** Relations that are blocked by a statement which is told in words only; those that the schema does not follow are among them. */
export function blockedBy(change: OtherChange, situation: Situation): readonly RelationName[] {
  return [...situation.works.filter(blocksWrites).map(({ relation }) => relation), ...change.relations.filter((name) => isUnknown(name, situation))];
}
