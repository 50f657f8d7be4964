import type { Work } from "../locks/work.js";
import type { Wrapping } from "../migrations/migration.js";
import type { Relation, Schema } from "../schema/schema.js";
import type { Change, RelationName } from "../statements/change.js";
import type { Dialect } from "../statements/dialect.js";
import type { Span } from "../statements/span.js";
import type { Statement } from "../statements/statement.js";

export const FAMILIES = ["locks", "data-loss", "compatibility", "failure", "space", "slow-sql", "naming"] as const;
export type Family = (typeof FAMILIES)[number];
export type Severity = "block" | "warn" | "info";

/** One statement in its place: what stands before it, and what it does to what. */
export interface Situation {
  readonly dialect: Dialect;
  readonly statement: Statement;
  /** The statement's own text. */
  readonly text: string;
  /** As it is before the statement. */
  readonly schema: Schema;
  /** Of relations that earlier migrations made: those of this change and temporary ones do not concern anybody. */
  readonly works: readonly Work[];
  /** What is there when the change begins: earlier migrations made it. Undefined for what the change itself makes, and for what nobody knows. */
  existing(name: RelationName): Relation | undefined;
  readonly wrapping: Wrapping;
  /** Whether it runs in a transaction, by the runner or by the file's own BEGIN. */
  readonly isInTransaction: boolean;
  /** The statements of the same migration before and behind it. */
  readonly before: readonly Statement[];
  readonly behind: readonly Statement[];
  /** Whether the migration sets lock_timeout or lock_wait_timeout before it. */
  readonly hasLockTimeout: boolean;
}

/** What a rule has to say of a statement. */
export interface Remark {
  readonly span: Span;
  /** One line: what happens, to which table. */
  readonly message: string;
  /** SQL to write in its place, ready to paste; null where none can be made from the statement alone. */
  readonly fix: string | null;
}

/** What every kind of finding says for itself: its reasons, a bad statement and the safe way. `ddl explain` and the docs print it. */
export interface Explanation {
  /** As ignores, the policy and the docs name it; the name of its file. */
  readonly id: string;
  readonly family: Family;
  readonly dialects: readonly Dialect[];
  readonly severity: Severity;
  /** Whether it is off until the policy names it. */
  readonly isOptional: boolean;
  /** One sentence. */
  readonly title: string;
  /** Why it hurts, in a few sentences, with its source. */
  readonly why: string;
  /** A migration that it finds, with what has to be there before; the tests run both. */
  readonly bad: { readonly before: string; readonly statement: string };
  /** The safe way: what the tests find nothing in. */
  readonly safe: string;
  /** Both in MySQL's and MariaDB's words, where those differ. */
  readonly mysql?: Pick<Explanation, "bad" | "safe">;
}

/** A rule that looks at statements one by one. Findings of whole migrations, such as a wrong order, have an explanation only. */
export interface Rule extends Explanation {
  /** @param change one of the statement's own changes; null once for the statement as a whole, where it has none. */
  check(change: Change | null, situation: Situation): readonly Remark[];
}
