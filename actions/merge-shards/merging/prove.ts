import { realpath } from "node:fs/promises";
import path from "node:path";
import type { Context } from "../../../shared/action/context.js";
import { InputError } from "../../../shared/action/errors.js";
import { isInside } from "../../../shared/action/path-inside.js";
import { writeFileAtomic } from "../../../shared/files/atomic-write.js";
import { readText } from "../../../shared/files/read.js";
import { replaceFolder } from "../../../shared/files/replaced-folder.js";
import type { GitRepository } from "../../../shared/git/repository.js";
import type { Policy } from "../../../shared/policy/policy.js";
import { suitesOf } from "../../../shared/suites/registry.js";
import { runnerContext } from "../../../shared/runners/runner-context.js";
import { readPlan } from "../../../shared/sharding/plan-file.js";
import { latestAttempts, proveShards, type Proof } from "../../../shared/sharding/proof.js";
import { readTimings } from "../../../shared/sharding/read-timings.js";
import { vanishedTests } from "../../../shared/sharding/vanished-tests.js";
import { mergedPlaces, mergeReports } from "./merge-reports.js";
import { mergeDocument, mergeDocumentShape, type MergeDocument } from "./merge-text.js";
import { readEvidence, type ShardResult } from "./read-evidence.js";
import { rediscover } from "./rediscover.js";

/** What is merged, and where to. Paths are absolute. */
export interface MergeTask {
  readonly repository: GitRepository;
  readonly policy: Policy;
  readonly plan: string;
  /** Folder that holds the shards' folders. */
  readonly shards: string;
  /** Durations of earlier runs; null when they are not asked for. */
  readonly timings: string | null;
  readonly out: string;
}

type Effects = Pick<Context<unknown>, "exec" | "log" | "temporary">;

interface Proved {
  readonly proof: Proof;
  /** Those that count, in their order. */
  readonly shards: readonly ShardResult[];
  readonly discovered: ReadonlyMap<string, readonly string[]>;
}

async function prove(task: MergeTask, commit: string, effects: Effects): Promise<Proved> {
  const { folder } = task.repository;
  const plan = readPlan(await readText(task.plan, "run plan-shards first"), task.plan);
  const evidence = await readEvidence(task.shards);
  const suites = await suitesOf(folder, task.policy.tests.suites);
  const discovered = await rediscover(suites, await runnerContext(effects, folder));
  const proof = proveShards({ plan, commit, evidence, discovered });
  const shards = latestAttempts(evidence).sort((a, b) => a.manifest.index - b.manifest.index);
  return { proof, shards, discovered };
}

/**
 * Proves what the shards ran and merges their reports. What an earlier merge left goes first: reports that nothing proves
 * must not stand beside a proof that says so.
 */
export async function proveAndMerge(task: MergeTask, effects: Effects): Promise<{ document: MergeDocument; shards: readonly ShardResult[] }> {
  const { repository, out } = task;
  if (isInside(task.shards, out)) throw new InputError(`input out: ${out} holds the shards' results; name another folder`);
  // Read first: they may lie in the folder that is replaced.
  const previous = await readTimings(task.timings);
  using open = await replaceFolder(out, repository.folder, { file: "proof.json", shape: mergeDocumentShape });
  const commit = await repository.head();
  const { proof, shards, discovered } = await prove(task, commit, effects);
  const existing = [...discovered.values()].flat();
  if (proof.kind === "proved") {
    const roots = [repository.folder, await realpath(repository.folder)];
    await mergeReports({
      shards, commit, previous,
      existing: new Set(existing),
      sources: { roots, files: await repository.trackedFiles(), goModules: [] },
    }, mergedPlaces(open.folder));
  }
  const document = mergeDocument({ proof, shards, notes: vanishedTests(previous, existing) }, out);
  await writeFileAtomic(path.join(open.folder, "proof.json"), `${JSON.stringify(document, null, 2)}\n`);
  await open.keep();
  return { document, shards };
}
