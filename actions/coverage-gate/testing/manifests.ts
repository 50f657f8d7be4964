import { createHash } from "node:crypto";
import type { Manifest, ShardFile } from "../../../shared/sharding/manifest.js";

/** A shard's manifest with a report of the suite `unit` for each given content, by path below the shard's folder. */
export function manifestOf(changes: Partial<Manifest>, reports: Readonly<Record<string, string>> = {}): Manifest {
  const files = Object.entries(reports).map(([path, content]): ShardFile => ({
    path, kind: "coverage", suite: "unit", sha256: createHash("sha256").update(content).digest("hex"),
  }));
  return {
    version: 1, tool: "plimsoll 1.0.0", commit: "c".repeat(40), plan: "a".repeat(64), index: 0, count: 2, attempt: 1,
    started: "2026-11-23T10:00:00Z", finished: "2026-11-23T10:01:00Z", suites: [], tests: [], files, ...changes,
  };
}
