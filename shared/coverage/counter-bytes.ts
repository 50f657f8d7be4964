const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const ZERO = 0x30;

/**
 * Reads istanbul's counters from bytes: `{"0":3,"1":0}` and, for branches, `{"0":[1,0]}`. Knows the one form that
 * instrumenters write, keys counting from 0 and no white space; everything else is left to JSON.parse.
 */
export class CounterCursor {
  /** The next byte to read. */
  at: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** Reads a counter per key into `into` from `place` on. Returns whether the bytes are as expected. */
  readCounters(count: number, into: Float64Array, place: number): boolean {
    return this.#readObject(count, (index) => this.#readNumber(into, place + index));
  }

  /** Reads a list of counters per key; `lengths` are the numbers of arms. */
  readLists(lengths: readonly number[], into: Float64Array, place: number): boolean {
    let next = place;
    return this.#readObject(lengths.length, (index) => {
      const length = Number(lengths[index]);
      const read = this.#readList(length, into, next);
      next += length;
      return read;
    });
  }

  #readObject(count: number, readValue: (index: number) => boolean): boolean {
    if (!this.#accept(0x7b)) return false;
    for (let index = 0; index < count; index += 1) {
      if (index > 0 && !this.#accept(COMMA)) return false;
      if (!this.#acceptKey(index) || !readValue(index)) return false;
    }
    return this.#accept(0x7d);
  }

  #readList(length: number, into: Float64Array, place: number): boolean {
    if (!this.#accept(0x5b)) return false;
    for (let index = 0; index < length; index += 1) {
      if (index > 0 && !this.#accept(COMMA)) return false;
      if (!this.#readNumber(into, place + index)) return false;
    }
    return this.#accept(0x5d);
  }

  #accept(byte: number): boolean {
    if (this.#bytes[this.at] !== byte) return false;
    this.at += 1;
    return true;
  }

  #acceptKey(index: number): boolean {
    return this.#accept(QUOTE) && this.#digits() === index && this.#accept(QUOTE) && this.#accept(COLON);
  }

  #readNumber(into: Float64Array, place: number): boolean {
    const value = this.#digits();
    if (value < 0) return false;
    into[place] = Math.min(value, Number.MAX_SAFE_INTEGER);
    return true;
  }

  /** A whole number without sign; -1 where there is none, or one with a zero in front, which JSON does not have. */
  #digits(): number {
    const start = this.at;
    let value = 0;
    for (;;) {
      const digit = Number(this.#bytes[this.at]) - ZERO;
      if (!(digit >= 0 && digit <= 9)) break;
      value = value * 10 + digit;
      this.at += 1;
    }
    const length = this.at - start;
    return length === 0 || (length > 1 && this.#bytes[start] === ZERO) ? -1 : value;
  }
}
