import type { SqlPool } from "./sql";

const connectionTimeout = 5_000;
const statementTimeout = 10_000;

/**
 * Opens a pool of connections; the first one is made with the first query. The driver is loaded only here, so the
 * service starts without it when no database is configured.
 */
export async function openPostgresPool(url: string, onLostConnection: (error: Error) => void): Promise<SqlPool> {
  const { Pool } = await import("pg");
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: connectionTimeout,
    statement_timeout: statementTimeout,
  });
  // An idle connection that breaks is replaced by the pool, but ends the process if nobody listens.
  pool.on("error", onLostConnection);
  return pool;
}
