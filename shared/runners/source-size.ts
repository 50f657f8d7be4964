import { stat } from "node:fs/promises";

/** Size of a file in bytes; 0 when it cannot be looked at, which only makes a prediction worse. */
export async function sourceBytes(file: string): Promise<number> {
  return stat(file).then(({ size }) => size, () => 0);
}
