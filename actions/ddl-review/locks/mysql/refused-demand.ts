import type { Statement } from "../../statements/statement.js";
import { MYSQL_LOCKS, type Work } from "../work.js";
import { ALGORITHMS } from "./ways.js";

/**
 * Whether the server will refuse what the statement demands by ALGORITHM= and LOCK=: it does when it would need a heavier
 * algorithm or a stronger lock, and leaves the table as it is.
 *
 * @returns why it will be refused, in one line; null where it will not be, or nothing is demanded.
 */
export function refusedDemand(statement: Statement, works: readonly Work[]): string | null {
  for (const change of statement.changes) {
    if (change.kind !== "demand") continue;
    const work = works.find(({ relation, algorithm }) => relation.name === change.table.name && algorithm !== null);
    if (work === undefined) continue;
    const because = work.why === "" ? "" : ` (${work.why})`;
    const [algorithm, lock] = [change.algorithm?.toUpperCase(), change.lock?.toUpperCase()];
    if (isTooLight(ALGORITHMS, algorithm, work.algorithm)) return `ALGORITHM=${String(algorithm)} will be refused: it needs ${String(work.algorithm)}${because}`;
    if (isTooLight(MYSQL_LOCKS, lock, work.lock)) return `LOCK=${String(lock)} will be refused: it needs ${work.lock}${because}`;
  }
  return null;
}

/** DEFAULT demands nothing; a word that is not known is the server's to refuse. */
function isTooLight(order: readonly string[], demanded: string | undefined, needed: string | null): boolean {
  return demanded !== undefined && needed !== null && order.includes(demanded) && order.indexOf(demanded) < order.indexOf(needed);
}
