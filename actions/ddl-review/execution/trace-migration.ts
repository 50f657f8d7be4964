import type { ReadMigration } from "../migrations/read-migration.js";
import { Places } from "../statements/span.js";
import { asWithRows } from "./empty-tables.js";
import { untraced, type Ground } from "./ground.js";
import { observed, worksSeen } from "./observation.js";
import { refusalOf, Refusal } from "./postgres-engine.js";
import type { TracedStatement } from "./trace.js";
import { transactionParts, type Part, type Step } from "./transaction-parts.js";

/** What cannot run in a transaction, and what would end it. */
const OUTSIDE = new Set(["25001", "2D000"]);
const NOTHING: TracedStatement = { works: [], problem: null, untraced: null };
/** A temporary table that goes with its transaction stays to the end of the migration instead, so that the next statement finds it. */
const GOES_WITH_IT = /^(create\s+(?:(?:local|global)\s+)?temp\b.*?|create\s+(?:(?:local|global)\s+)?temporary\b.*?)\bon\s+commit\s+(?:drop|delete\s+rows)\b/is;
const TIED_REASON = "it is tied to its transaction";
/** Constraints that wait for the end of the transaction speak before it is taken back. */
const REHEARSED = "SET CONSTRAINTS ALL IMMEDIATE;\nROLLBACK";

/** Runs the statements of a migration and tells what each did. What it made stays. */
export async function traceMigration(read: ReadMigration, ground: Ground): Promise<TracedStatement[]> {
  const traced = read.statements.map(() => NOTHING);
  const tracer = new MigrationTracer(read, ground, traced);
  for (const part of transactionParts(read)) await tracer.trace(part);
  return traced;
}

/**
 * Locks are kept to the end of a transaction, so that a statement behind others in it shows theirs. Therefore a transaction is
 * run twice: once as a whole, for what it refuses, and taken back; then each statement in a transaction of its own, for what
 * it does.
 */
class MigrationTracer {
  readonly #places: Places;
  readonly #file: string;
  readonly #ground: Ground;
  readonly #traced: TracedStatement[];

  constructor({ migration: { file, up } }: ReadMigration, ground: Ground, traced: TracedStatement[]) {
    this.#places = new Places(up);
    this.#file = file;
    this.#ground = ground;
    this.#traced = traced;
  }

  async trace({ steps, isTransaction, isRolledBack }: Part): Promise<void> {
    const runnable = steps.filter((step) => {
      const reason = this.#ground.refusesToRun(step);
      if (reason !== null) this.#traced[step.index] = untraced(reason);
      return reason === null;
    });
    if (!isTransaction) for (const step of runnable) this.#traced[step.index] = await this.#alone(step);
    else if (isRolledBack) await this.#unseen(runnable, "the migration takes it back", "ROLLBACK");
    else if (runnable.some(({ role, text }) => role === "savepoint" || /^declare\b/i.test(text))) await this.#unseen(runnable, TIED_REASON, "COMMIT");
    else await this.#apart(runnable);
  }

  /** Runs it in a transaction, or without one where it asks for that. */
  async #alone(step: Step): Promise<TracedStatement> {
    const seen = await this.#observe([], step);
    if (!(seen instanceof Refusal)) return seen;
    if (!OUTSIDE.has(seen.code)) return this.#ground.tell(seen);
    const refusal = await refusalOf(this.#run(step.text, step));
    return refusal === null ? untraced("runs outside a transaction") : this.#ground.tell(refusal);
  }

  /** Runs it for what it makes and what is refused; whose work it is cannot be told. */
  async #unseen(steps: readonly Step[], reason: string, end: string): Promise<void> {
    for (const { index } of await this.#together(steps, end)) this.#traced[index] = untraced(reason);
  }

  /** Each statement of a transaction by itself, up to the one that is refused. */
  async #apart(steps: readonly Step[]): Promise<void> {
    const isWhole = steps.length === 1;
    const first: string[] = [];
    for (const step of isWhole ? steps : await this.#together(steps, REHEARSED)) {
      if (step.role === "local") first.push(step.text);
      this.#traced[step.index] = step.role === "work" ? this.#told(await this.#observe(first, step), isWhole) : NOTHING;
    }
  }

  #told(seen: TracedStatement | Refusal, isWhole: boolean): TracedStatement {
    if (!(seen instanceof Refusal)) return seen;
    if (isWhole) return this.#ground.tell(seen);
    this.#ground.gap ??= TIED_REASON;
    return untraced(TIED_REASON);
  }

  /** @returns the refusal, or what the statement did. */
  async #observe(first: readonly string[], step: Step): Promise<TracedStatement | Refusal> {
    try {
      const works = worksSeen(await this.#run(observed(first, step.text.replace(GOES_WITH_IT, "$1ON COMMIT PRESERVE ROWS")), step), this.#placeOf(step));
      return works === null ? untraced("it takes away what it is compared with") : { works: asWithRows(works, step.statement), problem: null, untraced: null };
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      await this.#run("ROLLBACK", step);
      return thrown;
    }
  }

  /** Runs a transaction as a whole, in one message where nothing is refused. */
  async #together(steps: readonly Step[], end: string): Promise<readonly Step[]> {
    const [last] = steps.slice(-1);
    if (last === undefined) return steps;
    const refusal = await refusalOf(this.#run(["BEGIN", ...steps.map(({ text }) => text), end].map((sql) => `${sql}\n;`).join("\n"), last));
    if (refusal === null) return steps;
    await this.#run("ROLLBACK; BEGIN", last);
    const { ran, isRefused } = await this.#oneByOne(steps);
    const late = await refusalOf(this.#run(isRefused ? "ROLLBACK" : end, last));
    if (late === null) return ran;
    await this.#run("ROLLBACK", last);
    this.#traced[last.index] = this.#ground.tell(late);
    return ran.filter((step) => step !== last);
  }

  /** The statements of an open transaction that run. What is refused for lack of an earlier one is left out, and the others go on. */
  async #oneByOne(steps: readonly Step[]): Promise<{ readonly ran: readonly Step[]; readonly isRefused: boolean }> {
    const ran: Step[] = [];
    for (const [position, step] of steps.entries()) {
      const refusal = await refusalOf(this.#run(`SAVEPOINT plimsoll;\n${step.text}`, step));
      if (refusal === null) {
        ran.push(step);
        continue;
      }
      const told = this.#ground.tell(refusal);
      this.#traced[step.index] = told;
      if (told.problem !== null) {
        for (const { index } of steps.slice(position + 1)) this.#traced[index] = untraced("an earlier statement failed");
        return { ran, isRefused: true };
      }
      await this.#run("ROLLBACK TO plimsoll", step);
    }
    return { ran, isRefused: false };
  }

  #run(sql: string, step: Step): Promise<readonly string[]> {
    return this.#ground.engine.run(sql, this.#placeOf(step));
  }

  #placeOf({ statement }: Step): string {
    return `${this.#file}:${this.#places.at(statement.span.start).line}`;
  }
}
