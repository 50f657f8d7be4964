/**
 * Bytes of arguments in one call of a program. Linux takes 2 MiB with the environment, macOS 1 MiB; a quarter of the
 * smaller one leaves room for any environment.
 */
export const ARGUMENT_BYTES = 256 * 1024;

/** `values` in batches that one call of a program can take, in their order; a value longer than `bytes` stands alone. */
export function argumentBatches(values: readonly string[], bytes: number): string[][] {
  const batches: string[][] = [];
  let room = 0;
  for (const value of values) {
    const size = Buffer.byteLength(value) + 1;
    if (size > room || batches.length === 0) {
      batches.push([]);
      room = bytes;
    }
    batches.at(-1)?.push(value);
    room -= size;
  }
  return batches;
}
