/** Counts by key. */
export class Tally {
  readonly #counts = new Map<string, number>();

  /** Counts `key` once more and returns its count. */
  add(key: string): number {
    const count = this.count(key) + 1;
    this.#counts.set(key, count);
    return count;
  }

  /** How often `key` was added; 0 when never. */
  count(key: string): number {
    return this.#counts.get(key) ?? 0;
  }
}
