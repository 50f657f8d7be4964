import { POSTGRES_LOCKS, type Lock, type Work } from "../locks/work.js";

const WEAKEST_AGAINST_DEFINITIONS = POSTGRES_LOCKS.indexOf("ShareUpdateExclusive");
const WEAKEST_AGAINST_WRITES = POSTGRES_LOCKS.indexOf("Share");

/** What others cannot do while a lock of PostgreSQL is held: Exclusive lets read, but for SELECT FOR UPDATE. */
export function blockedBy(lock: Lock): Work["blocks"] {
  const strength = POSTGRES_LOCKS.findIndex((one) => one === lock);
  if (lock === "AccessExclusive") return "reads and writes";
  if (strength >= WEAKEST_AGAINST_WRITES) return "writes";
  return strength >= WEAKEST_AGAINST_DEFINITIONS ? "definitions" : "nothing";
}
