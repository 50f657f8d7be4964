import { foldersAbove, groupOfId, withoutParameter, type DiscoveredItem } from "./item.js";
import { Tally } from "./tally.js";
import type { Timings } from "./timings.js";

/** Where a weight came from, best first; the summary counts them. */
export const WEIGHT_SOURCES = ["known", "file-total", "other-parameters", "same-file", "same-folder", "overall", "size"] as const;
export type WeightSource = (typeof WEIGHT_SOURCES)[number];

/** What the seconds of a plan are made of. */
export const WEIGHT_BASES = ["durations", "sizes"] as const;
export const BASIS_MEANING = "What the seconds are predicted from. Where no duration is known they are guessed from sizes: 5 kB of source count as a second.";

/** What an item is expected to take, and how that is known. */
export interface Weight {
  /** Predicted; a guess when the source is `size`. */
  readonly seconds: number;
  readonly source: WeightSource;
}

/** The sum and number of known durations above zero, so that skipped tests pull no mean down. */
class Mean {
  #sum = 0;
  #count = 0;

  add(seconds: number): void {
    this.#sum += seconds;
    this.#count += 1;
  }

  addAll(other: Mean): void {
    this.#sum += other.#sum;
    this.#count += other.#count;
  }

  get value(): number {
    return this.#sum / this.#count;
  }
}

function meanIn(means: Map<string, Mean>, key: string): Mean {
  const mean = means.get(key) ?? new Mean();
  means.set(key, mean);
  return mean;
}

/** What the known durations say about the places around an unknown test. */
interface Knowledge {
  readonly tests: ReadonlyMap<string, number>;
  readonly byName: ReadonlyMap<string, Mean>;
  readonly byGroup: ReadonlyMap<string, Mean>;
  /** Over everything below the folder; `""` is the whole. */
  readonly byFolder: ReadonlyMap<string, Mean>;
  /** Items of each group that have no duration of their own. */
  readonly unknownIn: Tally;
}

function learn(tests: ReadonlyMap<string, number>, items: readonly DiscoveredItem[]): Knowledge {
  const [byName, byGroup, byFolder] = [new Map<string, Mean>(), new Map<string, Mean>(), new Map<string, Mean>()];
  for (const [id, seconds] of tests) {
    if (seconds === 0) continue;
    meanIn(byName, withoutParameter(id) ?? id).add(seconds);
    meanIn(byGroup, groupOfId(id)).add(seconds);
  }
  for (const [group, mean] of byGroup) for (const folder of foldersAbove(group)) meanIn(byFolder, folder).addAll(mean);
  const unknownIn = new Tally();
  for (const { id, group } of items) if (!tests.has(id)) unknownIn.add(group);
  return { tests, byName, byGroup, byFolder, unknownIn };
}

type Rung = (item: DiscoveredItem, knowledge: Knowledge) => number | undefined;

/** The ladder for an unknown test, read from top to bottom. A file's own total comes from tools that time whole files only. */
const LADDER: readonly (readonly [WeightSource, Rung])[] = [
  ["file-total", ({ group }, { tests, unknownIn }) => shareOf(tests.get(group), unknownIn.count(group))],
  ["other-parameters", ({ id }, { byName }) => byName.get(withoutParameter(id) ?? id)?.value],
  ["same-file", ({ group }, { byGroup }) => byGroup.get(group)?.value],
  ["same-folder", ({ group }, { byFolder }) => nearest(group, byFolder)],
  ["overall", (_item, { byFolder }) => byFolder.get("")?.value],
];

function shareOf(total: number | undefined, items: number): number | undefined {
  return total === undefined || total === 0 ? undefined : total / items;
}

function nearest(group: string, byFolder: ReadonlyMap<string, Mean>): number | undefined {
  return foldersAbove(group).slice(0, -1).map((folder) => byFolder.get(folder)?.value).find((mean) => mean !== undefined);
}

/** A guess: suites that we measured take from 0.01 to 0.7 s for each kilobyte of their source. Only the proportions decide about a plan. */
const BYTES_PER_SECOND = 5000;

function unknownWeight(item: DiscoveredItem, knowledge: Knowledge): Weight {
  for (const [source, rung] of LADDER) {
    const seconds = rung(item, knowledge);
    if (seconds !== undefined) return { seconds, source };
  }
  return { seconds: Math.max(item.bytes, 1) / BYTES_PER_SECOND, source: "size" };
}

/**
 * The items with their weights, in the order given: its known duration; else what is known around it; sizes only when no
 * duration above zero is known at all, because guesses must not be mixed with what was measured. An unknown test never weighs nothing:
 * measured, that is the worst rule of all.
 */
export function weigh<T extends DiscoveredItem>(items: readonly T[], timings: Timings | null): (T & Weight)[] {
  const usable = [...(timings?.tests.values() ?? [])].some((seconds) => seconds > 0);
  const tests: ReadonlyMap<string, number> = (usable ? timings?.tests : undefined) ?? new Map<string, number>();
  let knowledge: Knowledge | null = null;
  return items.map((item) => {
    const seconds = tests.get(item.id);
    if (seconds !== undefined) return { ...item, seconds, source: "known" };
    knowledge ??= learn(tests, items);
    return { ...item, ...unknownWeight(item, knowledge) };
  });
}
