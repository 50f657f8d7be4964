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

/** Runs the shares one after another; `folder` gets their reports. */
export async function runShares(shares: readonly SuiteShare[], folder: string, context: RunnerContext, progress: Progress): Promise<RanShare[]> {
  const ran: RanShare[] = [];
  for (const share of shares) {
    const places = { junit: path.join(folder, "junit", share.suite.name), coverage: path.join(folder, "coverage", share.suite.name) };
    for (const place of Object.values(places)) {
      await mkdir(place, { recursive: true }).catch((thrown: unknown) => {
        throw writeProblem(place, thrown);
      });
    }
    ran.push({ share, run: await ADAPTERS[share.suite.runner].run(share, places, context, progress) });
  }
  return ran;
}
