import path from "node:path";
import { confinedPath } from "../../../shared/files/confined-path.js";
import { readDocument } from "../../../shared/files/document.js";
import { findFiles } from "../../../shared/files/find.js";
import { readBytesIfPresent, readText } from "../../../shared/files/read.js";
import { PARTIAL } from "../../../shared/files/replaced-folder.js";
import { sha256 } from "../../../shared/record/canonical.js";
import { MANIFEST_FILE, manifestShape, type ShardFile } from "../../../shared/sharding/manifest.js";
import type { ShardEvidence } from "../../../shared/sharding/proof.js";

/** A shard's folder with the absolute path that its files are read from. */
export interface ShardResult extends ShardEvidence {
  readonly absolute: string;
}

async function isIntact(folder: string, { path: file, sha256: expected }: ShardFile): Promise<boolean> {
  // A manifest comes from outside: what it names must lie in its own folder.
  const absolute = await confinedPath(folder, file, "file of a shard").catch(() => null);
  if (absolute === null) return false;
  const bytes = await readBytesIfPresent(absolute).catch(() => null);
  return bytes !== null && sha256(bytes) === expected;
}

/**
 * Reads every shard's manifest below `folder` and checks its files.
 * @throws InconclusiveError when a manifest is cut off or of another format.
 */
export async function readEvidence(folder: string): Promise<ShardResult[]> {
  const manifests = await findFiles(folder, [`**/${MANIFEST_FILE}`]);
  const complete = manifests.filter((file) => !file.split("/").some((part) => part.endsWith(PARTIAL)));
  return Promise.all(complete.map(async (file): Promise<ShardResult> => {
    const absolute = path.join(folder, path.dirname(file));
    const manifest = readDocument(manifestShape, await readText(path.join(folder, file), "run the shard again"), file);
    const intact = await Promise.all(manifest.files.map((one) => isIntact(absolute, one)));
    return { folder: path.posix.dirname(file), absolute, manifest, damaged: manifest.files.filter((_, index) => intact[index] !== true).map((one) => one.path) };
  }));
}
