import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { writeFileAtomic } from "../../../shared/files/atomic-write.js";
import { readBytesIfPresent } from "../../../shared/files/read.js";
import type { HistoryCache } from "./history-cache.js";

const ENDING = ".history";

/** What a history made, in a file. Only the newest is kept: a history grows, and its earlier states are of no more use. */
export function folderCache(folder: string): HistoryCache {
  const fileOf = (key: string): string => path.join(folder, key + ENDING);
  return {
    read: (key) => readBytesIfPresent(fileOf(key)),
    write: async (key, bytes) => {
      await writeFileAtomic(fileOf(key), bytes);
      const older = (await readdir(folder)).filter((name) => name.endsWith(ENDING) && name !== key + ENDING);
      for (const name of older) await rm(path.join(folder, name), { force: true });
    },
  };
}
