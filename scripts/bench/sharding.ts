/**
 * Plans of Plimsoll beside those of the named peers, on durations of real suites or on generated ones.
 * `node build/scripts/bench/sharding.js [FOLDER]`: FOLDER holds `*.json` (one suite each) and `series/NAME/*.json` (one
 * suite over time), each `{ tests: { id: seconds } }`. Prints ratios of makespan to the bound of single tests; judges nothing.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { generatedSeries, generatedSuites } from "./generate-timings.js";
import { assignItems } from "../../shared/sharding/assignment.js";
import { bundlesOf, type WeighedItem } from "../../shared/sharding/bundles.js";
import { groupOfId } from "../../shared/sharding/item.js";
import { assignLongestFirst, boundOf } from "../../shared/sharding/longest-processing-time.js";
import { updateTimings, type Timings } from "../../shared/sharding/timings.js";
import { weigh } from "../../shared/sharding/weights.js";
import { durationChunks, sha1Order, type Durations } from "./sharding-peers.js";

const COUNTS = [4, 8, 16, 32];

/** Shards as lists of test ids. */
type Partition = readonly (readonly string[])[];
/** Plans `ids` with what is known. */
type Planner = (ids: readonly string[], known: Durations, shards: number) => Partition;

function itemsOf(ids: readonly string[], known: Durations): WeighedItem[] {
  const found = ids.map((id) => ({ id, group: groupOfId(id), unit: id.split("::").length > 2 ? id.slice(0, id.lastIndexOf("::")) : id, bytes: 1 }));
  return weigh(found.map((item) => ({ ...item, suite: "unit" })), { tests: new Map(known), runs: undefined, commit: undefined });
}

function ours(cut: boolean): Planner {
  return (ids, known, shards) => assignItems(itemsOf(ids, known), shards, cut).shards.map(({ items }) => items.map(({ id }) => id));
}

const PLANNERS: Readonly<Record<string, Planner>> = {
  "jest, vitest: sha1 order": sha1Order,
  "pytest-split: duration chunks": durationChunks,
  "plimsoll, files whole": ours(false),
  "plimsoll": ours(true),
};

function ratio(partition: Partition, truth: Durations): number {
  const secondsOf = (id: string): number => truth.get(id) ?? 0;
  const makespan = Math.max(...partition.map((ids) => ids.reduce((sum, id) => sum + secondsOf(id), 0)));
  return makespan / boundOf([...truth].map(([id, seconds]) => ({ id, seconds })), partition.length);
}

function geomean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

function row(name: string, cells: readonly string[]): void {
  console.log(`  ${name.padEnd(32)}${cells.map((cell) => cell.padStart(16)).join("")}`);
}

/** Known durations are the true ones. */
function perfect(suites: ReadonlyMap<string, Durations>): void {
  console.log(`\nperfect timings, ${suites.size} suites: ratio to the bound of single tests, geomean (worst)`);
  row("", COUNTS.map((count) => `N=${count}`));
  for (const [name, plan] of Object.entries(PLANNERS)) {
    row(name, COUNTS.map((count) => {
      const ratios = [...suites.values()].map((truth) => ratio(plan([...truth.keys()], truth, count), truth));
      return `${geomean(ratios).toFixed(3)} (${Math.max(...ratios).toFixed(2)})`;
    }));
  }
}

/** Plans from the versions up to one, scored on the next. Peers know the last version, we the smoothed ones. */
function driftOf(versions: readonly Durations[], plan: Planner, smooth: boolean, count: number): number[] {
  const ratios: number[] = [];
  let smoothed: Timings | null = null;
  for (const [index, last] of versions.slice(0, -1).entries()) {
    const truth = versions[index + 1] ?? new Map<string, number>();
    smoothed = updateTimings(smoothed, { measured: Array.from(last, ([id, seconds]) => ({ id, seconds })), existing: new Set(last.keys()), commit: "" });
    ratios.push(ratio(plan([...truth.keys()], smooth ? smoothed.tests : last, count), truth));
  }
  return ratios;
}

function drift(series: ReadonlyMap<string, readonly Durations[]>): void {
  console.log(`\ndrift, ${series.size} series, planned on one version and scored on the next: geomean of medians (of 90th percentiles)`);
  row("", COUNTS.map((count) => `N=${count}`));
  for (const [name, plan] of Object.entries(PLANNERS)) {
    row(name, COUNTS.map((count) => {
      const all = [...series.values()].map((versions) => driftOf(versions, plan, name.startsWith("plimsoll"), count));
      const high = (ratios: readonly number[]): number => [...ratios].sort((a, b) => a - b)[Math.ceil(ratios.length * 0.9) - 1] ?? NaN;
      return `${geomean(all.map(median)).toFixed(3)} (${geomean(all.map(high)).toFixed(2)})`;
    }));
  }
}

/** How much any cleverer packer could still gain: our makespan over the bound of the same bundles. */
function packing(suites: ReadonlyMap<string, Durations>): void {
  console.log("\nwhat a better packer than longest-processing-time could gain at most, geomean (worst)");
  row("bundles over their own bound", COUNTS.map((count) => {
    const ratios = [...suites.values()].map((truth) => {
      const { makespan, bound } = assignLongestFirst(bundlesOf(itemsOf([...truth.keys()], truth), { shards: count, cutLongGroups: true }), count);
      return makespan / bound;
    });
    return `${geomean(ratios).toFixed(3)} (${Math.max(...ratios).toFixed(2)})`;
  }));
}

function speed(): void {
  const many = new Map(Array.from({ length: 100_000 }, (_, index) => [`src/${index % 977}/t${index % 9973}.py::test_${index}`, 1 + ((index * 7919) % 1000) / 100] as const));
  const started = process.cpuUsage();
  ours(true)([...many.keys()], many, 64);
  const { user, system } = process.cpuUsage(started);
  console.log(`\nplan of 100,000 tests for 64 shards, weights included: ${((user + system) / 1_000_000).toFixed(2)} s of processor time`);
}

function read(file: string): Durations {
  const { tests } = JSON.parse(readFileSync(file, "utf8")) as { tests: Record<string, number> };
  return new Map(Object.entries(tests).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".json")).sort().map((name) => path.join(folder, name));
}

const [, , folder] = process.argv;
if (folder === undefined) {
  perfect(generatedSuites());
  packing(generatedSuites());
  drift(generatedSeries());
} else {
  const suites = new Map(jsonFiles(folder).map((file) => [path.basename(file), read(file)]));
  perfect(suites);
  packing(suites);
  const series = path.join(folder, "series");
  if (existsSync(series)) drift(new Map(readdirSync(series).map((name) => [name, jsonFiles(path.join(series, name)).map(read)])));
}
speed();
