import { InputError } from "../../../shared/action/errors.js";
import type { ReadMigration } from "../migrations/read-migration.js";
import { Ground } from "./ground.js";
import { refusalOf, type PostgresEngine } from "./postgres-engine.js";
import { replayHistory, sessionStart } from "./replay-history.js";
import { traceMigration } from "./trace-migration.js";
import type { Trace, TracedStatement } from "./trace.js";

export interface TraceOptions {
  /** The production server's TimeZone; null where nobody told it, so that the costlier one is assumed. */
  readonly timeZone: string | null;
}

/**
 * Runs the history on an empty engine, then the changed migrations, and tells what each statement of them did to relations
 * that were there before it.
 * @throws InputError for a time zone that PostgreSQL does not know.
 * @throws InconclusiveError where the engine does not answer in time.
 */
export async function tracePostgres(engine: PostgresEngine, history: readonly ReadMigration[], changed: readonly ReadMigration[], options: TraceOptions): Promise<Trace> {
  const ground = new Ground(engine);
  await startSession(ground, options);
  await replayHistory(history, ground, options.timeZone);
  return { migrations: await traceChanged(changed, ground, options), notes: ground.notes };
}

/** @throws InputError for a time zone that PostgreSQL does not know. */
export async function startSession({ engine }: Ground, { timeZone }: TraceOptions): Promise<void> {
  const refusal = await refusalOf(engine.run(sessionStart(timeZone), "the start of the session"));
  if (refusal !== null) throw new InputError(`PostgreSQL knows no time zone ${JSON.stringify(timeZone)}: write one as SHOW TimeZone gives it, such as UTC or Europe/Berlin`);
}

export async function traceChanged(changed: readonly ReadMigration[], ground: Ground, { timeZone }: TraceOptions): Promise<TracedStatement[][]> {
  const traced: TracedStatement[][] = [];
  for (const read of changed) {
    await ground.engine.run(sessionStart(timeZone), read.migration.file);
    traced.push(await traceMigration(read, ground));
  }
  return traced;
}
