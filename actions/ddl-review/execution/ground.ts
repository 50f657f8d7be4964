import { createdExtension } from "./extensions.js";
import { forbiddenReason } from "./forbidden.js";
import type { PostgresEngine, Refusal } from "./postgres-engine.js";
import type { TracedStatement } from "./trace.js";
import type { Step } from "./transaction-parts.js";

/** SQLSTATE of what is missing or there already: such a refusal may be owed to a statement that did not run. */
const OF_OTHERS = new Set(["42P01", "42703", "42704", "42883", "3F000", "42P07", "42701", "42710", "42723", "42P06", "42P16", "2BP01", "42809"]);

/** Behind a first thing that is missing, much is refused. */
const MOST_NOTES = 20;

export const untraced = (reason: string): TracedStatement => ({ works: null, problem: null, untraced: reason });

/** What the engine holds, and how far that is what the migrations say. */
export class Ground {
  readonly engine: PostgresEngine;
  /** The first thing that makes it differ, in a few words; null while it is as the migrations say. */
  gap: string | null = null;
  readonly notes: string[] = [];

  constructor(engine: PostgresEngine) {
    this.engine = engine;
  }

  /** Why a statement is not run here; null where it is. Whatever stands behind it is on ground that lacks it. */
  refusesToRun({ statement, text }: Step): string | null {
    const reason = this.#reason(statement.kind, text);
    if (reason !== null) this.gap ??= reason;
    return reason;
  }

  #reason(kind: Step["statement"]["kind"], text: string): string | null {
    if (kind === "unread") return "not run: it cannot be read";
    const forbidden = forbiddenReason(text, this.engine.isShared);
    if (forbidden !== null) return `not run: ${forbidden}`;
    const extension = createdExtension(text);
    return extension === null || this.engine.extensions.has(extension) ? null : `${this.engine.name} has no extension ${extension}`;
  }

  /** Says of one statement of the history why it was not followed. */
  note(place: string, reason: string): void {
    if (this.notes.length < MOST_NOTES) this.notes.push(`${place}: ${reason}`);
    else if (this.notes.length === MOST_NOTES) this.notes.push("more of the history could not be followed");
  }

  /** What to say of a refusal: it is none of the statement's own where something before it is missing. */
  tell(refusal: Refusal): TracedStatement {
    const { gap } = this;
    this.gap ??= `an earlier statement was refused (${refusal.message})`;
    return gap === null || !OF_OTHERS.has(refusal.code) ? { works: null, problem: refusal.message, untraced: null } : untraced(`it was refused (${refusal.message}), perhaps because of what came before: ${gap}`);
  }
}
