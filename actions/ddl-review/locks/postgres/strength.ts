import type { Relation } from "../../schema/schema.js";
import { POSTGRES_LOCKS, type Work } from "../work.js";

export type PostgresLock = (typeof POSTGRES_LOCKS)[number];

/** What one part of a statement does to one relation; a statement has as many as it has parts. */
export interface Effect {
  readonly relation: Relation;
  readonly lock: PostgresLock;
  readonly rewrites: boolean;
  readonly scans: boolean;
  /** As in Work. */
  readonly why: string;
}

/** What is done under a lock; what is left out is not done. */
export type Doing = Partial<Pick<Effect, "rewrites" | "scans" | "why">>;

/** The effect on a relation; none where the schema does not know it. */
export function on(relation: Relation | undefined, lock: PostgresLock, { rewrites = false, scans = false, why = "" }: Doing = {}): readonly Effect[] {
  return relation === undefined ? [] : [{ relation, lock, rewrites, scans, why }];
}

const BLOCKED: Readonly<Record<PostgresLock, Work["blocks"]>> = {
  AccessShare: "nothing", RowShare: "nothing", RowExclusive: "nothing", ShareUpdateExclusive: "definitions",
  Share: "writes", ShareRowExclusive: "writes", Exclusive: "writes", AccessExclusive: "reads and writes",
};

/** One work for each relation, with the strongest lock that a part of the statement takes. */
export function merged(effects: readonly Effect[]): readonly Work[] {
  const byRelation = new Map<string, Effect[]>();
  for (const effect of effects) {
    const key = JSON.stringify([effect.relation.name.schema, effect.relation.name.name]);
    const found = byRelation.get(key);
    if (found === undefined) byRelation.set(key, [effect]);
    else found.push(effect);
  }
  return [...byRelation.values()].map(workOf).filter(isFelt);
}

/** A glance at a definition stands in nobody's way, and versions differ in where they throw one. */
function isFelt({ lock, scans }: Work): boolean {
  return lock !== "AccessShare" || scans;
}

function workOf(effects: readonly Effect[]): Work {
  const { relation, lock } = effects.reduce((one, other) => (rank(other) > rank(one) ? other : one));
  const [rewrites, scans] = [effects.some((effect) => effect.rewrites), effects.some((effect) => effect.scans)];
  // The costliest parts decide, and say why together.
  const highest = Math.max(...effects.map(cost));
  const whys = effects.filter((effect) => cost(effect) === highest).map(({ why }) => why);
  return { relation: relation.name, lock, blocks: BLOCKED[lock], rewrites, scans, algorithm: null, why: [...new Set(whys)].filter((why) => why !== "").join("; ") };
}

function rank({ lock }: Effect): number {
  return POSTGRES_LOCKS.indexOf(lock);
}

/** A rewrite is more than a scan, a scan is more than any lock. */
function cost(effect: Effect): number {
  return (effect.rewrites ? 20 : effect.scans ? 10 : 0) + rank(effect);
}
