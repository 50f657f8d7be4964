import { readFile } from "node:fs/promises";
import path from "node:path";
import { findFiles } from "../../../shared/files/find.js";
import { sha256 } from "../../../shared/record/canonical.js";
import type { Manifest, ShardFile } from "../../../shared/sharding/manifest.js";
import type { Plan } from "../../../shared/sharding/plan.js";
import { REPORT_KINDS, type RanShare } from "./run-share.js";

/** What a manifest says beside the results. */
export interface ManifestFacts {
  readonly plan: Plan;
  readonly index: number;
  readonly commit: string;
  readonly attempt: number;
  readonly tool: string;
  readonly started: Date;
  readonly finished: Date;
}

/** The reports below a shard's folder with their digests, sorted by path. */
export async function reportFiles(folder: string): Promise<ShardFile[]> {
  const found = await Promise.all(REPORT_KINDS.map(async (kind) => (await findFiles(folder, [`${kind}/**`])).map((file) => ({ kind, file }))));
  const files = found.flat().sort((a, b) => (a.file < b.file ? -1 : 1));
  return Promise.all(files.map(async ({ kind, file }): Promise<ShardFile> => {
    const suite = file.slice(kind.length + 1).replace(/\/.*$/s, "");
    return { path: file, kind, suite, sha256: sha256(await readFile(path.join(folder, file))) };
  }));
}

/** The manifest of a shard that came to its end. */
export function composeManifest(ran: readonly RanShare[], files: readonly ShardFile[], facts: ManifestFacts): Manifest {
  const { plan, index, commit, attempt, tool, started, finished } = facts;
  return {
    version: 1, tool, commit, index, attempt,
    plan: plan.digest,
    count: plan.shards.length,
    started: started.toISOString(),
    finished: finished.toISOString(),
    suites: ran.map(({ share: { suite }, run }) => ({
      name: suite.name, runner: suite.runner, exitCode: run.exitCode, signal: run.signal, seconds: run.seconds,
      items: [...run.items], problems: [...run.problems], coverage: run.coverage,
    })),
    tests: ran.flatMap(({ share, run }) => run.tests.map(({ id, item, status, seconds, message }) => ({ suite: share.suite.name, id, item, status, seconds, message }))),
    files: [...files],
  };
}
