import { readdir } from "node:fs/promises";
import path from "node:path";
import { attempt } from "../../../shared/action/attempt.js";
import type { CoverageProblem } from "../../../shared/coverage/problem.js";
import { readTextIfPresent } from "../../../shared/files/read.js";
import { ShapeError } from "../../../shared/schema/shape.js";
import { MANIFEST_FILE, manifestShape, type Manifest } from "../../../shared/sharding/manifest.js";

/** The folder of one shard, with what its run left in it. */
export interface ShardFolder {
  /** Absolute. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The shards whose folders hold the reports, and those that lie beside them. */
export interface ShardFolders {
  readonly shards: readonly ShardFolder[];
  readonly problems: readonly CoverageProblem[];
}

function damaged(file: string, message: string): CoverageProblem {
  return { code: "manifest-mismatch", report: file, file: null, message: `the shard's manifest ${message}; run the shard again` };
}

/** Bundlers and web apps have files of this name too; a shard's names its plan. Null for those. */
function manifestOf(content: string, file: string): Manifest | CoverageProblem | null {
  const document = attempt(SyntaxError, (): unknown => JSON.parse(content));
  if (document instanceof SyntaxError) return damaged(file, "is cut off or not JSON");
  if (typeof document !== "object" || document === null || !("plan" in document)) return null;
  const manifest = attempt(ShapeError, () => manifestShape.check(document, []));
  return manifest instanceof ShapeError ? damaged(file, `does not fit: ${manifest.message}`) : manifest;
}

/** How far above a report its shard's manifest may lie: `shard-3/coverage/unit/web/lcov.info` and one more. */
const LEVELS_ABOVE = 5;

function foldersAbove(file: string): string[] {
  const folders = [path.dirname(file)];
  while (folders.length < LEVELS_ABOVE) folders.push(path.dirname(String(folders.at(-1))));
  return folders;
}

async function subfolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
}

/** Reads each folder's manifest once. */
class ManifestReader {
  readonly shards = new Map<string, ShardFolder>();
  readonly problems: CoverageProblem[] = [];
  readonly #seen = new Set<string>();

  /** Whether `folder` is a shard's. */
  async read(folder: string): Promise<boolean> {
    if (this.#seen.has(folder)) return this.shards.has(folder);
    this.#seen.add(folder);
    const file = path.join(folder, MANIFEST_FILE);
    // What this user may not read is no shard of this run; a shard that is missed is told by its number.
    const content = await readTextIfPresent(file).catch(() => null);
    const manifest = content === null ? null : manifestOf(content, file);
    if (manifest === null) return false;
    if ("code" in manifest) {
      this.problems.push(manifest);
      return false;
    }
    this.shards.set(folder, { folder, manifest });
    return true;
  }
}

/**
 * Finds the shards that the reports belong to: the nearest folder above a report that holds a shard's manifest, and the
 * other shards in the folder around it. A shard that measured nothing has a manifest and no report, and still counts.
 * @param files absolute paths of the reports.
 */
export async function findShardFolders(files: readonly string[]): Promise<ShardFolders> {
  const reader = new ManifestReader();
  for (const file of files) {
    for (const folder of foldersAbove(file)) if (await reader.read(folder)) break;
  }
  const parents = new Set([...reader.shards.keys()].map((folder) => path.dirname(folder)));
  for (const parent of parents) {
    for (const folder of await subfolders(parent)) await reader.read(folder);
  }
  return { shards: [...reader.shards.values()], problems: reader.problems };
}
