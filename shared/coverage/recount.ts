import { addHits } from "./hits.js";
import type { Branch, FileCoverage } from "./model.js";

/**
 * A record with the very tables of one that was read before, so that only its counters need to be kept: shards differ
 * in nothing else, and a thousand statements are then one array.
 */
export interface Recount {
  /** As reported; the same as that of `like`. */
  readonly path: string;
  readonly like: FileCoverage;
  readonly hash: string | null;
  /** Hits of the statements, then of the functions, then of all arms, in the order of `like`. */
  readonly counters: Float64Array;
}

/** Whether `file` is a recount and not a record of its own. */
export function isRecount(file: FileCoverage | Recount): file is Recount {
  return "like" in file;
}

/** How many counters a file's tables have. */
export function counterCount(file: FileCoverage): number {
  return file.branches.reduce((sum, { arms }) => sum + arms.length, file.statements.length + file.functions.length);
}

/** Adds `counters` to `sums`, place by place. */
export function addCounters(sums: Float64Array, counters: Float64Array): void {
  for (let place = 0; place < counters.length; place += 1) sums[place] = addHits(Number(sums[place]), Number(counters[place]));
}

type Count = (hits: number, counter: number) => number;

/** `file` with each item's hits replaced by what `count` makes of them and the item's counter. */
function withCounters(file: FileCoverage, counters: Float64Array, count: Count): FileCoverage {
  let place = 0;
  const counted = <T extends { readonly hits: number }>(item: T): T => {
    const hits = count(item.hits, Number(counters[place]));
    place += 1;
    return hits === item.hits ? item : { ...item, hits };
  };
  const statements = file.statements.map(counted);
  const functions = file.functions.map(counted);
  const branches = file.branches.map((branch): Branch => ({ ...branch, arms: branch.arms.map(counted) }));
  return { ...file, statements, functions, branches };
}

/** `file` with `counters`, which fit its tables, added to its hits. */
export function plusCounters(file: FileCoverage, counters: Float64Array): FileCoverage {
  return withCounters(file, counters, addHits);
}

/** The record that a recount stands for. */
export function recounted({ like, hash, counters }: Pick<Recount, "like" | "hash" | "counters">): FileCoverage {
  return { ...withCounters(like, counters, (_hits, counter) => counter), hash };
}
