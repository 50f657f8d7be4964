import { rm } from "node:fs/promises";
import path from "node:path";
import { writeProblem } from "../../shared/files/atomic-write.js";
import { recordFile } from "../../shared/record/store.js";
import { GATES } from "./ask-gates.js";
import type { PipelinePlaces } from "./places.js";

/**
 * Removes the results of an earlier run: they must not be taken for those of this one, its records about `commit` included.
 * Durations stay.
 * @throws InputError when the folder cannot be written.
 */
export async function clearResults(repository: string, commit: string, places: PipelinePlaces): Promise<void> {
  const records = GATES.map((gate) => path.join(repository, recordFile(gate, commit)));
  for (const place of [places.plan, places.shards, places.merged, places.report, ...records]) {
    await rm(place, { recursive: true, force: true }).catch((thrown: unknown) => { throw writeProblem(place, thrown); });
  }
}
