/**
 * Runs `read` and hands an error of `kind` back as a value. Every other error is a bug of ours and passes through: it
 * must not be taken for a damaged report.
 */
export function attempt<T, E extends Error>(kind: abstract new (...parameters: never[]) => E, read: () => T): T | E {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof kind) return thrown;
    throw thrown;
  }
}

/** As {@link attempt}, for what takes time. */
export async function attemptAsync<T, E extends Error>(
  kind: abstract new (...parameters: never[]) => E, read: () => Promise<T>,
): Promise<T | E> {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof kind) return thrown;
    throw thrown;
  }
}
