import path from "node:path";
import type { ExportedPlan } from "../../../shared/designs/gray-plan/exported-plan.js";
import { writeFileAtomic } from "../../../shared/files/atomic-write.js";
import { confinedPath } from "../../../shared/files/confined-path.js";
import { readyResultsFolder } from "../../../shared/files/results-folder.js";

/** Writes each plan as `<id>.json` into `folder`, for the promotion. @param repository absolute path of the judged repository. */
export async function writePlans(plans: readonly ExportedPlan[], folder: string, repository: string): Promise<void> {
  for (const plan of plans) {
    const file = await confinedPath(folder, `${plan.design.id}.json`, "gray plan");
    await readyResultsFolder(repository, path.resolve(file));
    await writeFileAtomic(file, `${JSON.stringify(plan, null, 2)}\n`);
  }
}
