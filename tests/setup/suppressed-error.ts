/**
 * A test that fails, and whose `await using` then throws too, ends with a SuppressedError. Jest prints its message only,
 * so the message carries both failures.
 */
class BothFailures extends Error {
  readonly error: unknown;
  readonly suppressed: unknown;
  constructor(error: unknown, suppressed: unknown) {
    super(`${textOf(suppressed)}\n\nand then, on disposal:\n${textOf(error)}`);
    this.name = "SuppressedError";
    this.error = error;
    this.suppressed = suppressed;
    const frames = suppressed instanceof Error ? (suppressed.stack ?? "").split("\n").filter((line) => line.startsWith("    at ")) : [];
    this.stack = [this.message, ...frames].join("\n");
  }
}

function textOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

Object.defineProperty(globalThis, "SuppressedError", { value: BothFailures, configurable: true, writable: true });
