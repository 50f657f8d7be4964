import { attempt } from "../action/attempt.js";
import { CounterCursor } from "./counter-bytes.js";
import { isEntries } from "./istanbul-span.js";
import { closingEnd, membersOf, type Member } from "./json-bytes.js";
import type { FileCoverage } from "./model.js";
import { counterCount, type Recount } from "./recount.js";

const COUNTERS = ["s", "f", "b"] as const;
type CounterName = (typeof COUNTERS)[number];

/** Keys that a record must not have twice: JSON.parse takes the last one, and a template would take the first. */
const TABLES = ["path", "statementMap", "fnMap", "branchMap", ...COUNTERS];

/** Bytes between counters, and the counters behind them. */
interface Segment {
  readonly literal: Buffer;
  readonly counter: CounterName;
}

function isCounter(member: Member): member is Member & { readonly key: CounterName } {
  return COUNTERS.some((name) => name === member.key);
}

/** What follows the last counter: its end, and the hash that it holds. */
interface Tail {
  readonly end: number;
  readonly hash: string | null;
}

/**
 * The bytes of a record without its counters. Shards of one run write the same record again and again, with other
 * counters: where all other bytes are equal, the tables are, and comparing bytes is many times faster than parsing them.
 */
export class TableTemplate {
  readonly #like: FileCoverage;
  readonly #segments: readonly Segment[];
  readonly #tail: Buffer;
  readonly #armCounts: readonly number[];

  private constructor(like: FileCoverage, segments: readonly Segment[], tail: Buffer) {
    this.#like = like;
    this.#segments = segments;
    this.#tail = tail;
    this.#armCounts = like.branches.map(({ arms }) => arms.length);
  }

  /**
   * The template of the record at `start`, which has no key twice, or null when it is not written as instrumenters write it.
   * @param like what JSON.parse made of the same bytes.
   */
  static of(bytes: Buffer, { start, end }: Member, like: FileCoverage): TableTemplate | null {
    const members = [...membersOf(bytes, start)];
    // An escape could spell the key of a table.
    if (members.some(({ key }) => key.includes("\\"))) return null;
    const counters = members.filter(isCounter);
    let from = start;
    const segments = counters.map(({ key, start: valueStart, end: valueEnd }): Segment => {
      const literal = Buffer.from(bytes.subarray(from, valueStart));
      from = valueEnd;
      return { literal, counter: key };
    });
    const template = new TableTemplate(like, segments, Buffer.from(bytes.subarray(from, end)));
    return template.read(bytes, start)?.end === end ? template : null;
  }

  /** Reads the record at `start` by the template; null when anything but counters and the end of the record differs. */
  read(bytes: Buffer, start: number): { readonly recount: Recount; readonly end: number } | null {
    const counters = new Float64Array(counterCount(this.#like));
    const cursor = new CounterCursor(bytes, start);
    for (const { literal, counter } of this.#segments) {
      if (!this.#equal(bytes, cursor.at, literal)) return null;
      cursor.at += literal.length;
      if (!this.#readCounter(counter, cursor, counters)) return null;
    }
    const tail = this.#readTail(bytes, cursor.at);
    if (tail === null) return null;
    const { path } = this.#like;
    return { end: tail.end, recount: { path, like: this.#like, hash: tail.hash, counters } };
  }

  #equal(bytes: Buffer, at: number, literal: Buffer): boolean {
    return at + literal.length <= bytes.length && bytes.compare(literal, 0, literal.length, at, at + literal.length) === 0;
  }

  #readCounter(counter: CounterName, cursor: CounterCursor, into: Float64Array): boolean {
    const { statements, functions } = this.#like;
    switch (counter) {
      case "s":
        return cursor.readCounters(statements.length, into, 0);
      case "f":
        return cursor.readCounters(functions.length, into, statements.length);
      case "b":
        return cursor.readLists(this.#armCounts, into, statements.length + functions.length);
    }
  }

  /** Shards that executed a file add its hash behind the counters, the others do not: the end may differ. */
  #readTail(bytes: Buffer, at: number): Tail | null {
    if (this.#equal(bytes, at, this.#tail)) return { end: at + this.#tail.length, hash: this.#like.hash };
    const end = closingEnd(bytes, at, 1);
    const rest = attempt(SyntaxError, (): unknown => JSON.parse(`{"":0${bytes.toString("utf8", at, end)}`));
    if (!isEntries(rest) || TABLES.some((key) => Object.hasOwn(rest, key))) return null;
    return { end, hash: typeof rest.hash === "string" ? rest.hash : null };
  }
}
