import type { AlteredTable } from "./altered-table.js";
import { guardsOf, hindersInstant, refusedLock } from "./guards.js";
import { reasonOf, wayOf } from "./matrix.js";
import { operationsOf } from "./operations.js";
import { heavier, type Way } from "./ways.js";

/** How a whole ALTER TABLE is done, and what makes it so. */
export interface MergedWay {
  readonly way: Way;
  readonly why: string;
}

/** One action that is not INSTANT makes the whole statement so: the heaviest common way of all actions. Null: there is nothing to do. */
export function mergedWay(altered: AlteredTable): MergedWay | null {
  const operations = altered.changes.flatMap((change) => operationsOf(change, altered));
  const others = operations.filter((operation) => operation !== "rename-table");
  // The server does what else there is in its own way, and gives the table its name at the end.
  const steps = others.length > 0 ? others : operations;
  if (steps.length === 0) return null;
  const guards = guardsOf(steps, altered);
  const isBeside = guards.length > 0 || steps.some((operation) => hindersInstant(operation, altered));
  const ways = [
    ...steps.map((operation) => ({ way: wayOf(operation, altered.server, isBeside), reason: reasonOf(operation) })),
    ...guards.flatMap(({ way, reason }) => (way === null ? [] : [{ way, reason }])),
  ];
  const merged = ways.map(({ way }) => way).reduce(heavier);
  const refused = refusedLock(merged, altered);
  const way: Way = refused === null ? merged : { ...merged, lock: "SHARED" };
  const reasons = [
    ...ways.filter((one) => one.way.algorithm === merged.algorithm).map(({ reason }) => reason),
    ...guards.filter((guard) => guard.way === null && merged.algorithm !== "COPY").map(({ reason }) => reason),
    refused ?? "",
    merged.rewrites && steps.every((operation) => !wayOf(operation, altered.server, false).rewrites) && guards.length === 0 ? "one action is not INSTANT, so the table is rebuilt for the others" : "",
  ];
  return { way, why: [...new Set(reasons)].filter((reason) => reason !== "").join("; ") };
}
