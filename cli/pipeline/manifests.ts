import path from "node:path";
import { readDocument } from "../../shared/files/document.js";
import { readTextIfPresent } from "../../shared/files/read.js";
import { MANIFEST_FILE, manifestShape, type Manifest } from "../../shared/sharding/manifest.js";

/** The manifests of the shards that came to their end; the merge says what the missing ones mean. */
export async function readManifests(folder: string, count: number): Promise<Manifest[]> {
  const files = Array.from({ length: count }, (_, index) => path.join(folder, String(index), MANIFEST_FILE));
  const contents = await Promise.all(files.map(async (file) => ({ file, content: await readTextIfPresent(file) })));
  return contents.flatMap(({ file, content }) => (content === null ? [] : [readDocument(manifestShape, content, file)]));
}
