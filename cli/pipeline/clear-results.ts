import { rm } from "node:fs/promises";
import path from "node:path";
import { writeProblem } from "../../shared/files/atomic-write.js";
import { readyResultsFolder } from "../../shared/files/results-folder.js";
import { recordFile } from "../../shared/record/store.js";
import { GATES } from "./ask-gates.js";
import type { PipelinePlaces } from "./places.js";

/**
 * Readies the results folder of `repository`. Results of an earlier run must not be taken for those of this one, its records
 * about `commit` included; durations stay.
 * @throws InputError when the folder leads out of the repository or cannot be written.
 */
export async function clearResults(repository: string, commit: string, places: PipelinePlaces): Promise<void> {
  await readyResultsFolder(repository, places.folder);
  const records = GATES.map((gate) => path.join(repository, recordFile(gate, commit)));
  for (const place of [places.plan, places.shards, places.merged, places.report, ...records]) {
    await rm(place, { recursive: true, force: true }).catch((thrown: unknown) => { throw writeProblem(place, thrown); });
  }
}
