import type { ReadMigration } from "../migrations/read-migration.js";
import { createdExtensions } from "./extensions.js";
import { Ground } from "./ground.js";
import { historyKey, packed, unpacked, type HistoryCache, type Replayed } from "./history-cache.js";
import { replayHistory } from "./replay-history.js";
import { startSession, traceChanged, type TraceOptions } from "./trace-postgres.js";
import type { Trace } from "./trace.js";

export interface PgliteTraceOptions extends TraceOptions {
  /** Keeps what the history made; null where nothing is kept. */
  readonly cache: HistoryCache | null;
  /** The longest that one statement may take. */
  readonly seconds: number;
}

/**
 * Traces the changed migrations in PGlite, behind a history that is run only once for as long as it stays the same.
 * @throws InputError for a time zone that PostgreSQL does not know.
 * @throws InconclusiveError where a statement does not end in time, or PGlite breaks.
 */
export async function traceInPglite(history: readonly ReadMigration[], changed: readonly ReadMigration[], options: PgliteTraceOptions): Promise<Trace> {
  const ground = await groundBehind(history, changed, options);
  try {
    return { migrations: await traceChanged(changed, ground, options), notes: ground.notes };
  } finally {
    await ground.engine.close();
  }
}

/** An engine behind the history, which is run where nothing kept says what it made. */
async function groundBehind(history: readonly ReadMigration[], changed: readonly ReadMigration[], options: PgliteTraceOptions): Promise<Ground> {
  const { openPglite, PGLITE_VERSION } = await import("./pglite-engine.js");
  const extensions = createdExtensions([...history, ...changed]);
  const cache = history.length === 0 ? null : options.cache;
  const key = historyKey(history, PGLITE_VERSION, extensions, options.timeZone);
  const kept = await keptBehind(cache, key);
  const engine = await openPglite({ extensions, dump: kept?.dump ?? null, seconds: options.seconds });
  const ground = new Ground(engine);
  try {
    await startSession(ground, options);
    if (kept === null) {
      await replayHistory(history, ground, options.timeZone);
      if (cache !== null) await cache.write(key, packed({ gap: ground.gap, notes: ground.notes, dump: await engine.dump() }));
    } else {
      ground.gap = kept.gap;
      ground.notes.push(...kept.notes);
    }
    return ground;
  } catch (thrown) {
    await engine.close();
    throw thrown;
  }
}

async function keptBehind(cache: HistoryCache | null, key: string): Promise<Replayed | null> {
  const bytes = await cache?.read(key);
  return bytes == null ? null : unpacked(bytes);
}
