import { InconclusiveError } from "../../../shared/action/errors.js";
import { readTextIfPresent } from "../../../shared/files/read.js";
import { readPlan } from "../../../shared/sharding/plan-file.js";
import type { ComposedPlan } from "./compose-plan.js";

/**
 * The plan of an earlier attempt, to be taken up instead of planning anew: shards that passed then belong to it and need
 * not run again. Null when there is none.
 * @throws InconclusiveError when it is damaged or of another commit.
 */
export async function readFrozenPlan(file: string | null, commit: string): Promise<ComposedPlan | null> {
  const content = file === null ? null : await readTextIfPresent(file);
  if (file === null || content === null) return null;
  const plan = readPlan(content, file);
  if (plan.commit !== commit) {
    throw new InconclusiveError(`${file}: the earlier attempt planned commit ${plan.commit.slice(0, 12)}, the checkout is of ${commit.slice(0, 12)}; start a new run`);
  }
  // What durations know by now is told by the merge, which finds the tests anew.
  return { plan, decision: { kind: "frozen", shards: plan.shards.length }, notes: [] };
}
