import type { Statement } from "../statements/statement.js";
import type { Situation } from "./rule.js";

/** The statements in front of this one that share its transaction; none where it has none. */
export function beforeInTransaction({ isInTransaction, before }: Situation): readonly Statement[] {
  return isInTransaction ? before.slice(before.findLastIndex(({ kind }) => kind === "transaction") + 1) : [];
}

/** The statements behind this one that share its transaction; none where it has none. */
export function behindInTransaction({ isInTransaction, behind }: Situation): readonly Statement[] {
  const end = behind.findIndex(({ kind }) => kind === "transaction");
  return isInTransaction ? behind.slice(0, end < 0 ? behind.length : end) : [];
}
