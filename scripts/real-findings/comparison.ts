import path from "node:path";
import { EXPLANATIONS } from "./explanations.js";

/** One fixture as we read it and as another tool does, a line for each thing that was found. */
export interface Comparison {
  readonly file: string;
  readonly reader: string;
  readonly ours: readonly string[];
  /** Null where the other tool refuses the fixture. */
  readonly theirs: readonly string[] | null;
}

/** The lines of both sides. */
export type Sides = readonly [readonly string[], readonly string[]];

/** Why two readings may differ: both sides without the difference that it is about. */
export interface Explanation {
  readonly reason: string;
  readonly reader: string;
  /** Of the fixture's path. */
  readonly fixtures: RegExp;
  readonly without: (sides: Sides) => Sides;
}

const used = new Set<Explanation>();

/** Reasons that explained nothing: the list of them has to be true. */
export function uselessReasons(): string[] {
  return EXPLANATIONS.filter((one) => !used.has(one)).map(({ reader, reason }) => `${reader}: ${reason}`);
}

/** Counts how readings compare, and prints what differs without a reason and what explains the others. Returns how many differ. */
export function report(title: string, comparisons: readonly Comparison[]): number {
  const read = comparisons.flatMap(({ file, reader, ours, theirs }) => (theirs === null ? [] : [{ file, reader, ours, theirs }]));
  const explained = new Map<string, number>();
  let [equal, different] = [0, 0];
  for (const one of read) {
    const sides = sorted([one.ours, one.theirs]);
    const reasons = reasonsFor(one, sides);
    if (reasons.length === 0) equal += 1;
    else if (reasons.includes(UNEXPLAINED)) {
      different += 1;
      print(one, sides);
    } else for (const reason of reasons) explained.set(reason, (explained.get(reason) ?? 0) + 1);
  }
  const things = read.reduce((sum, { ours }) => sum + ours.length, 0);
  console.log(`${title}: ${read.length} readings of ${things} things: ${equal} equal, ${read.length - equal - different} explained, ${different} different; ${comparisons.length - read.length} that the other tool refuses`);
  for (const [reason, times] of explained) console.log(`  ${times} times: ${reason}`);
  return different;
}

function sorted([ours, theirs]: Sides): Sides {
  return [ours.toSorted(), theirs.toSorted()];
}

function areEqual([ours, theirs]: Sides): boolean {
  return ours.join("\n") === theirs.join("\n");
}

const UNEXPLAINED = "nobody knows why";

/** The reasons that together make the two readings equal; none when they are. */
function reasonsFor({ file, reader }: Comparison, sides: Sides): string[] {
  const reasons: string[] = [];
  let left = sides;
  for (const explanation of EXPLANATIONS.filter((one) => one.reader === reader && one.fixtures.test(file))) {
    if (areEqual(left)) return reasons;
    const without = sorted(explanation.without(left));
    if (JSON.stringify(without) === JSON.stringify(left)) continue;
    left = without;
    used.add(explanation);
    reasons.push(explanation.reason);
  }
  return areEqual(left) ? reasons : [UNEXPLAINED];
}

const SHOWN = 4;

function print({ file, reader }: Comparison, [ours, theirs]: Sides): void {
  console.log(`  DIFFERENT ${reader}: ${path.basename(file)} (${file})`);
  for (const line of ours.filter((one) => !theirs.includes(one)).slice(0, SHOWN)) console.log(`    ours   ${line.slice(0, 200)}`);
  for (const line of theirs.filter((one) => !ours.includes(one)).slice(0, SHOWN)) console.log(`    theirs ${line.slice(0, 200)}`);
}
