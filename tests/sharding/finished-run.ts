import { afterAll, beforeAll, beforeEach } from "@jest/globals";
import { ShardRun, type Acted } from "./shard-run.js";

/** A run whose shards have all run. */
export interface FinishedRun {
  readonly run: ShardRun;
  readonly planned: Acted;
  readonly shards: readonly Acted[];
}

/**
 * Runs the Jest fixture's shards once for a whole file, since each start of Jest costs most of a second, and takes the
 * repository back to there before each test, which may spoil what it likes. Call it at the top of the file.
 */
export function useFinishedRun(count: number): () => FinishedRun {
  let finished: FinishedRun | null = null;
  let restore: (() => Promise<void>) | null = null;
  beforeAll(async () => {
    const run = await ShardRun.of("jest-project");
    const planned = await run.act("plan", { shards: String(count) });
    const shards: Acted[] = [];
    for (let index = 0; index < count; index += 1) shards.push(await run.act("run", { index: String(index) }));
    finished = { run, planned, shards };
    restore = await run.keep();
  });
  beforeEach(async () => {
    await restore?.();
  });
  afterAll(async () => {
    await finished?.run[Symbol.asyncDispose]();
  });
  return () => {
    if (finished === null) throw new Error("the run is finished only while a test runs");
    return finished;
  };
}
