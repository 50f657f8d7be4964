import type { Change } from "./change.js";
import type { Span } from "./span.js";

/**
 * What kind of work a statement is. `code` is the definition of a routine or a trigger, or a block that is run at once: what it
 * holds is looked into as far as it is static. `unread` is what no reader understood: never silence, always a finding.
 */
export type StatementKind = "definition" | "data" | "query" | "transaction" | "session" | "permission" | "code" | "unread";

/** One statement of a migration, whichever dialect it is written in. */
export interface Statement {
  /** Without the comments in front and without the terminator. */
  readonly span: Span;
  readonly kind: StatementKind;
  /** What it does, in its own order; an ALTER TABLE of three parts has three. Empty where nothing about relations is changed. */
  readonly changes: readonly Change[];
  /** Why it is `unread`; null for what was read. */
  readonly problem: string | null;
}
