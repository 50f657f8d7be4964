import { createHash } from "node:crypto";
import { groupOfId } from "../../shared/sharding/item.js";

/** Seconds by test id. */
export type Durations = ReadonlyMap<string, number>;

/** Jest 30 and Vitest 5: whole files in the order of the SHA-1 of their path, in contiguous chunks of equal count. */
export function sha1Order(ids: readonly string[], _known: Durations, shards: number): string[][] {
  const ordered = [...grouped(ids)].map(([file, tests]) => ({ tests, hash: createHash("sha1").update(file).digest("hex") })).sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const size = Math.ceil(ordered.length / shards);
  return Array.from({ length: shards }, (_, index) => ordered.slice(index * size, (index + 1) * size).flatMap(({ tests }) => tests));
}

function grouped(ids: readonly string[]): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const id of ids) {
    const tests = files.get(groupOfId(id)) ?? [];
    tests.push(id);
    files.set(groupOfId(id), tests);
  }
  return files;
}

/** pytest-split 0.11 by default: fills one shard after the other in the order of collection; unknown tests take the mean. */
export function durationChunks(ids: readonly string[], known: Durations, shards: number): string[][] {
  const seconds = ids.map((id) => known.get(id)).filter((value) => value !== undefined);
  const mean = seconds.length === 0 ? 1 : seconds.reduce((sum, value) => sum + value, 0) / seconds.length;
  const durationOf = (id: string): number => known.get(id) ?? mean;
  const perShard = ids.reduce((sum, id) => sum + durationOf(id), 0) / shards;
  const chunks = Array.from({ length: shards }, (): string[] => []);
  let [at, filled] = [0, 0];
  for (const id of ids) {
    chunks[at]?.push(id);
    filled += durationOf(id);
    if (filled >= perShard && at < shards - 1) [at, filled] = [at + 1, 0];
  }
  return chunks;
}
