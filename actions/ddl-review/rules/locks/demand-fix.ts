import type { Situation } from "../rule.js";

/** The ALTER TABLE with what it expects of the server written behind it; null where it can expect nothing better. */
export function demandFix(word: "ALGORITHM" | "LOCK", { text, works, statement }: Situation): string | null {
  const work = works.find(({ algorithm }) => algorithm !== null);
  // A partition's operations take no demand behind them.
  if (work === undefined || !/^alter\b/i.test(text) || statement.changes.some(({ kind }) => kind === "partition")) return null;
  if (word === "ALGORITHM") return `${text}, ALGORITHM=${String(work.algorithm)};`;
  // INSTANT takes no LOCK beside it: the server refuses both together.
  return work.algorithm === "INSTANT" || work.lock !== "NONE" ? null : `${text}, LOCK=NONE;`;
}
