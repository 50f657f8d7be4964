import { cp, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { CoverageMerge } from "../../../shared/coverage/merge.js";
import { ReportReader } from "../../../shared/coverage/report.js";
import { SourcePaths, type PathFacts } from "../../../shared/coverage/source-paths.js";
import { writeLcov } from "../../../shared/coverage/write-lcov.js";
import { writeFileAtomic, writeProblem } from "../../../shared/files/atomic-write.js";
import { mergeJUnit } from "../../../shared/junit/merge.js";
import { readJUnit } from "../../../shared/junit/read.js";
import { writeJUnit } from "../../../shared/junit/write.js";
import { MANIFEST_FILE, type ShardFile } from "../../../shared/sharding/manifest.js";
import { timingsText, updateTimings, type Timings } from "../../../shared/sharding/timings.js";
import type { ShardResult } from "./read-evidence.js";

/** Where the merge leaves what it made; absolute. */
export interface MergedPlaces {
  readonly folder: string;
  readonly junit: string;
  readonly timings: string;
  readonly lcov: string;
  /** Gets the shards' own coverage reports with their manifests, which is what the coverage gate reads. */
  readonly coverage: string;
}

/** The places below `folder`. */
export function mergedPlaces(folder: string): MergedPlaces {
  const at = (name: string): string => path.join(folder, name);
  return { folder, junit: at("junit.xml"), timings: at("timings.json"), lcov: at("coverage.lcov"), coverage: at("coverage") };
}

function filesOf(shard: ShardResult, kind: ShardFile["kind"]): string[] {
  return shard.manifest.files.filter((file) => file.kind === kind).map(({ path: file }) => path.join(shard.absolute, file));
}

async function mergeJUnitFiles(shards: readonly ShardResult[], target: string): Promise<void> {
  const files = shards.flatMap((shard) => filesOf(shard, "junit"));
  const reports = await Promise.all(files.map(async (file) => readJUnit(await readFile(file, "utf8"), file)));
  await writeFileAtomic(target, writeJUnit(mergeJUnit(reports)));
}

async function mergeCoverageFiles(shards: readonly ShardResult[], sources: PathFacts, target: string): Promise<void> {
  const reader = new ReportReader();
  const paths = new SourcePaths(sources);
  const merge = new CoverageMerge();
  for (const report of shards.flatMap((shard) => filesOf(shard, "coverage"))) {
    for (const { file, match } of paths.match(reader.read(report, await readFile(report)).files)) merge.add({ report, path: match.path, file });
  }
  await writeFileAtomic(target, writeLcov(merge.result().files.values()));
}

async function gatherCoverage(shards: readonly ShardResult[], target: string): Promise<void> {
  try {
    for (const { absolute, manifest } of shards) {
      const folder = path.join(target, String(manifest.index));
      await mkdir(folder, { recursive: true });
      // The whole folder: the manifest's digests hold for all of its files.
      await cp(path.join(absolute, MANIFEST_FILE), path.join(folder, MANIFEST_FILE));
      for (const { path: file } of manifest.files) await cp(path.join(absolute, file), path.join(folder, file));
    }
  } catch (thrown) {
    throw writeProblem(target, thrown);
  }
}

interface MergeFacts {
  /** Of proved shards only: their files are intact. */
  readonly shards: readonly ShardResult[];
  readonly previous: Timings | null;
  readonly existing: ReadonlySet<string>;
  readonly commit: string;
  /** What the measured paths are matched against, so that reports from several machines meet. */
  readonly sources: PathFacts;
}

/** Merges what the shards measured and reported. */
export async function mergeReports({ shards, previous, existing, commit, sources }: MergeFacts, places: MergedPlaces): Promise<void> {
  await mergeJUnitFiles(shards, places.junit);
  await gatherCoverage(shards, places.coverage);
  await mergeCoverageFiles(shards, sources, places.lcov);
  const measured = shards.flatMap(({ manifest }) => manifest.suites.flatMap(({ items }) => items));
  await writeFileAtomic(places.timings, timingsText(updateTimings(previous, { measured, existing, commit })));
}
