import { createHash } from "node:crypto";
import type { FileCoverage, Span } from "../../../shared/coverage/model.js";
import { isRecount, type Recount } from "../../../shared/coverage/recount.js";

function place({ line, column, endLine, endColumn }: Span): number[] {
  return [line, column, endLine, endColumn];
}

function bytesOf(numbers: Float64Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Everything of a record but its counters. */
function tableDigest({ format, statements, branches, functions, lines }: FileCoverage): string {
  const names = [format, ...functions.map(({ name }) => name), ...branches.flatMap(({ type, arms }) => [type, ...arms.map(({ name }) => name)])];
  const numbers = Float64Array.from([
    ...[statements, functions, branches, lines].map((items) => items.length),
    ...statements.flatMap(({ span, weight }) => [...place(span), weight]),
    ...functions.flatMap(({ span }) => place(span)),
    ...branches.flatMap(({ span, arms }) => [...place(span), arms.length]),
    ...lines.map(({ line }) => line),
  ]);
  return createHash("sha256").update(JSON.stringify(names)).update(bytesOf(numbers)).digest("hex");
}

/** In the order of a recount's counters. */
function countersOf({ statements, branches, functions, lines }: FileCoverage): Float64Array {
  return Float64Array.from([...statements, ...functions, ...branches.flatMap(({ arms }) => arms), ...lines], ({ hits }) => hits);
}

/**
 * Digests of what the reports of one set say: two reports have the same when they measured the same files with the same
 * counters, whatever their white space and the order of their files.
 */
export class ReportContents {
  /** Shards repeat each other's tables, which are many times larger than the counters. */
  readonly #tables = new WeakMap<FileCoverage, string>();

  /** The digest of one report. */
  of(files: readonly (FileCoverage | Recount)[]): string {
    const digest = createHash("sha256");
    for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
      const [table, counters] = isRecount(file) ? [file.like, file.counters] : [file, countersOf(file)];
      digest.update(JSON.stringify([file.path, this.#table(table)])).update(bytesOf(counters));
    }
    return digest.digest("hex");
  }

  #table(file: FileCoverage): string {
    const known = this.#tables.get(file) ?? tableDigest(file);
    this.#tables.set(file, known);
    return known;
  }
}
