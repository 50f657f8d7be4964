import { availableParallelism } from "node:os";
import path from "node:path";
import { rm } from "node:fs/promises";
import type { Context, Outcome } from "../../shared/action/context.js";
import type { Definition } from "../../shared/action/define.js";
import { worstVerdict, type Verdict } from "../../shared/action/verdict.js";
import { definition as coverageGate } from "../../actions/coverage-gate/action.js";
import { definition as mergeShards } from "../../actions/merge-shards/action.js";
import { definition as planShards } from "../../actions/plan-shards/action.js";
import { recordOutcome } from "../../shared/host/run-definition.js";
import { writeFileAtomic } from "../../shared/files/atomic-write.js";
import { readText, readTextIfPresent } from "../../shared/files/read.js";
import { openRepository } from "../../shared/git/repository.js";
import { pipelinePage } from "../../shared/report/html/page.js";
import type { PipelineReport } from "../../shared/report/pipeline-report.js";
import { readPlan } from "../../shared/sharding/plan-file.js";
import { composeReport } from "./compose-report.js";
import { readManifests } from "./manifests.js";
import { pipelineDocument, type PipelineDocument } from "./pipeline-document.js";
import { runShards } from "./run-shards.js";

/** What the pipeline is asked for; null leaves it to the policy. */
export interface PipelineInputs {
  readonly repo: string | null;
  readonly base: string;
  readonly shards: number | null;
  readonly target: number | null;
  readonly parallel: number | null;
}

type PipelineContext = Context<PipelineInputs>;

/** Where a run leaves what it makes, below the repository. */
function placesIn(repository: string) {
  const folder = path.join(repository, ".plimsoll");
  return {
    folder,
    plan: path.join(folder, "plan.json"),
    timings: path.join(folder, "timings.json"),
    shards: path.join(folder, "shards"),
    merged: path.join(folder, "merged"),
    report: path.join(folder, "report.html"),
  };
}
