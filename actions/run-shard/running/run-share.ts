import { mkdir } from "node:fs/promises";
import path from "node:path";
import { writeProblem } from "../../../shared/files/atomic-write.js";
import type { Progress, RunnerContext, SuiteRun, SuiteShare } from "../../../shared/runners/adapter.js";
import { ADAPTERS } from "../../../shared/suites/registry.js";

/** A suite's share and what came of running it. */
export interface RanShare {
  readonly share: SuiteShare;
  readonly run: SuiteRun;
}

/** Kinds of report that a shard's folder holds, each with a folder per suite. */
export const REPORT_KINDS = ["junit", "coverage"] as const;

function itemCount({ groups }: SuiteShare): number {
  return groups.reduce((sum, { items }) => sum + items.length, 0);
}

/** Runs the shares one after another; `folder` gets their reports. Progress is told in items of all of them. */
export async function runShares(shares: readonly SuiteShare[], folder: string, context: RunnerContext, progress: Progress): Promise<RanShare[]> {
  const ran: RanShare[] = [];
  const total = shares.reduce((sum, share) => sum + itemCount(share), 0);
  let before = 0;
  for (const share of shares) {
    const places = { junit: path.join(folder, "junit", share.suite.name), coverage: path.join(folder, "coverage", share.suite.name) };
    for (const place of Object.values(places)) {
      await mkdir(place, { recursive: true }).catch((thrown: unknown) => {
        throw writeProblem(place, thrown);
      });
    }
    const [start, own] = [before, itemCount(share)];
    const run = await ADAPTERS[share.suite.runner].run(share, places, context, (done, of) => {
      progress(start + Math.floor(own * Math.min(1, done / of)), total);
    });
    ran.push({ share, run });
    before += own;
  }
  return ran;
}
