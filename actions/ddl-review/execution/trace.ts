import type { Work } from "../locks/work.js";

/** What the engine itself showed of one statement. */
export interface TracedStatement {
  /**
   * What it did to relations that were there before it; null where the engine shows none: what runs outside a transaction, what
   * failed, and what was not run because an earlier statement of its transaction failed.
   */
  readonly works: readonly Work[] | null;
  /** The engine's refusal in one line; null where it ran. */
  readonly problem: string | null;
  /**
   * Why `works` is null although the engine did not refuse, in a few words, such as `runs outside a transaction`; otherwise null.
   * A refusal that may be owed to something before it that the engine could not follow is told here too: it is no proof.
   */
  readonly untraced: string | null;
}

/** Traces of the changed migrations: for each migration its statements, as the reader counted them. */
export interface Trace {
  readonly migrations: readonly (readonly TracedStatement[])[];
  /** What of the history the engine could not follow, one line each, such as an extension that it lacks. */
  readonly notes: readonly string[];
}
