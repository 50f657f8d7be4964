import type { Durations } from "./sharding-peers.js";

/** A small seeded generator (mulberry32): the same numbers on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Lognormal around `middle`, as test durations are: many short ones and a few very long. */
function lognormal(next: () => number, middle: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return middle * Math.exp(spread * normal);
}

function suite(seed: number, files: number): Map<string, number> {
  const next = random(seed);
  const tests = new Map<string, number>();
  for (let file = 0; file < files; file += 1) {
    const [count, middle] = [1 + Math.floor(lognormal(next, 5, 1)), lognormal(next, 0.2, 1.2)];
    for (let test = 0; test < count; test += 1) tests.set(`tests/f${file % 12}/test_${String(file).padStart(3, "0")}.py::test_${test}`, lognormal(next, middle, 1));
  }
  return tests;
}

/** Eight suites of 60 to 410 files. */
export function generatedSuites(): Map<string, Durations> {
  return new Map(Array.from({ length: 8 }, (_, index) => [`suite ${index}`, suite(index + 1, 60 + 50 * index)]));
}

/** Each version: every duration varies by about 15 %, some tests are new, some are gone. */
function nextVersion(version: Durations, next: () => number): Map<string, number> {
  const kept = [...version].filter(() => next() > 0.01).map(([id, seconds]) => [id, lognormal(next, seconds, 0.15)] as const);
  const added = [...version].filter(() => next() < 0.03).map(([id, seconds]) => [`${id}_${Math.floor(next() * 1e6)}`, lognormal(next, seconds, 0.5)] as const);
  return new Map([...kept, ...added].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Four series of ten versions. */
export function generatedSeries(): Map<string, Durations[]> {
  return new Map(Array.from({ length: 4 }, (_, index) => {
    const next = random(100 + index);
    const versions: Durations[] = [suite(50 + index, 150)];
    for (let count = 1; count < 10; count += 1) versions.push(nextVersion(versions[count - 1] ?? new Map<string, number>(), next));
    return [`series ${index}`, versions];
  }));
}
