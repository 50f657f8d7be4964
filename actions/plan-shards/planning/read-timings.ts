import { readTextIfPresent } from "../../../shared/files/read.js";
import { readDocument } from "../../../shared/files/document.js";
import type { WeighedItem } from "../../../shared/sharding/bundles.js";
import { groupOfId } from "../../../shared/sharding/item.js";
import { timingsShape, type Timings } from "../../../shared/sharding/timings.js";

/**
 * Reads a timings file; null when there is none, which is how every repository starts: sizes stand for durations then.
 * @throws InconclusiveError when it is there but malformed.
 */
export async function readTimings(file: string | null): Promise<Timings | null> {
  if (file === null) return null;
  const content = await readTextIfPresent(file);
  return content === null ? null : readDocument(timingsShape, content, file);
}

/** The ids of a timings file, sorted, as items of their own: each may go to another shard. */
export function itemsOfTimings({ tests }: Timings): WeighedItem[] {
  return [...tests].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, seconds]) => ({ id, group: `${groupOfId(id)}::${id}`, unit: id, bytes: 0, suite: "timings", seconds }));
}
