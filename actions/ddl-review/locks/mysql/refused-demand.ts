import type { Dialect } from "../../statements/dialect.js";
import type { RelationName } from "../../statements/change.js";
import type { Statement } from "../../statements/statement.js";
import { MYSQL_LOCKS, type Work } from "../work.js";
import { ALGORITHMS } from "./ways.js";

/**
 * Whether the server will refuse what the statement demands by ALGORITHM= and LOCK=: it does when it would need a heavier
 * algorithm or a stronger lock, and leaves the table as it is.
 *
 * @param dialect where it is told, MySQL's refusal of every LOCK= beside ALGORITHM=INSTANT is told, too.
 * @returns why it will be refused, in one line; null where it will not be, or nothing is demanded.
 */
export function refusedDemand(statement: Statement, works: readonly Work[], dialect?: Dialect): string | null {
  const { table, algorithm, lock } = demandOf(statement);
  const work = works.find(({ relation, algorithm: needed }) => relation.name === table?.name && needed !== null);
  if (work === undefined) return null;
  const because = work.why === "" ? "" : ` (${work.why})`;
  if (isTooLight(ALGORITHMS, algorithm, work.algorithm)) return `ALGORITHM=${algorithm} will be refused: it needs ${String(work.algorithm)}${because}`;
  if (dialect === "mysql" && algorithm === "INSTANT" && lock !== "DEFAULT") return `LOCK=${lock} will be refused: ALGORITHM=INSTANT goes with LOCK=DEFAULT alone`;
  if (algorithm === "COPY" && lock === "NONE") return "LOCK=NONE will be refused: ALGORITHM=COPY needs SHARED";
  return isTooLight(MYSQL_LOCKS, lock, work.lock) ? `LOCK=${lock} will be refused: it needs ${work.lock}${because}` : null;
}

/** The clauses may stand apart, and the last of each kind holds. */
function demandOf({ changes }: Statement): { readonly table: RelationName | null; readonly algorithm: string; readonly lock: string } {
  let [table, algorithm, lock]: [RelationName | null, string, string] = [null, "DEFAULT", "DEFAULT"];
  for (const change of changes) {
    if (change.kind !== "demand") continue;
    table = change.table;
    algorithm = change.algorithm?.toUpperCase() ?? algorithm;
    lock = change.lock?.toUpperCase() ?? lock;
  }
  return { table, algorithm, lock };
}

/** DEFAULT demands nothing; a word that is not known is the server's to refuse. */
function isTooLight(order: readonly string[], demanded: string, needed: string | null): boolean {
  return needed !== null && order.includes(demanded) && order.indexOf(demanded) < order.indexOf(needed);
}
