import path from "node:path";
import { RESULTS_FOLDER } from "../../shared/files/results-folder.js";

/** Where a run leaves what it makes, below the repository. */
export interface PipelinePlaces {
  readonly folder: string;
  readonly plan: string;
  /** Durations, kept from run to run. */
  readonly timings: string;
  readonly shards: string;
  readonly merged: string;
  readonly report: string;
}

/** The places of a repository. */
export function placesIn(repository: string): PipelinePlaces {
  const folder = path.join(repository, RESULTS_FOLDER);
  const at = (name: string): string => path.join(folder, name);
  return { folder, plan: at("plan.json"), timings: at("timings.json"), shards: at("shards"), merged: at("merged"), report: at("report.html") };
}
