import type { SqlConnection, SqlPool } from "./sql";

/** Runs the work in one transaction: committed when the work is done, undone when anything fails. */
export async function inTransaction<T>(pool: SqlPool, work: (connection: SqlConnection) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (failure) {
    // The connection may be the very thing that failed. Closing it makes the server roll back in every case.
    client.release(true);
    throw failure;
  }
}
