import type { Work } from "../locks/work.js";
import type { Phase } from "../phases/phase.js";
import type { Family, Severity } from "../rules/rule.js";
import type { Place } from "../statements/span.js";

/**
 * How far something is proved. `executed`: an engine ran the statement. `schema`: the earlier migrations made what it is
 * about. `syntax`: nothing but the statement itself was seen, and the worst was assumed of what it is about.
 */
export const PROOFS = ["executed", "schema", "syntax"] as const;
export type Proof = (typeof PROOFS)[number];

/** Something to say about one place of a migration. */
export interface Finding {
  readonly rule: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly file: string;
  readonly place: Place;
  readonly end: Place;
  readonly proof: Proof;
  /** One line. */
  readonly message: string;
  /** SQL to write instead; null where there is none. */
  readonly fix: string | null;
  /** Position of its statement in the file, from 0; null where it is about the file as a whole. */
  readonly statement: number | null;
}

/** What a statement of the change does, as far as it concerns what was there before. */
export interface ReviewedStatement {
  readonly file: string;
  readonly place: Place;
  readonly text: string;
  readonly phase: Phase;
  readonly proof: Proof;
  /** Of relations that were there before the change. */
  readonly works: readonly Work[];
}

/** A finding that a comment beside its statement allows. */
export interface IgnoredFinding {
  readonly finding: Finding;
  readonly reason: string;
  /** The last day that it is allowed, as YYYY-MM-DD in UTC; null for good. */
  readonly until: string | null;
}

/** What came out of one migration. */
export interface ReviewedMigration {
  readonly findings: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
  readonly statements: readonly ReviewedStatement[];
}
