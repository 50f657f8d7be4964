import { InputError } from "../../../shared/action/errors.js";
import { testsSection } from "../../../shared/policy/sections/tests.js";
import { plural } from "../../../shared/report/figures.js";
import { assignItems } from "../../../shared/sharding/assignment.js";
import type { WeighedItem } from "../../../shared/sharding/bundles.js";
import { groupOfId } from "../../../shared/sharding/item.js";
import { readTimings } from "../../../shared/sharding/read-timings.js";
import type { Timings } from "../../../shared/sharding/timings.js";
import { decideShards, type Wish } from "./choose-shards.js";
import { assignmentDocument, type PlanDocument } from "./plan-document.js";
import { decisionText } from "./plan-text.js";

/** Without a repository there is no policy. */
const NO_POLICY = testsSection.check({}, []);

/** The ids of a timings file, sorted, as items of their own: each may go to another shard. */
function itemsOfTimings({ tests }: Timings): WeighedItem[] {
  return [...tests].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, seconds]) => ({ id, group: `${groupOfId(id)}::${id}`, unit: id, bytes: 0, suite: "timings", seconds }));
}

/**
 * Plans the ids of a timings file alone: no repository is needed, and no plan file is written.
 * @throws InputError when there is no such file, it is malformed or empty, or nobody says how many shards.
 */
export async function planTimings(file: string, wish: Wish): Promise<{ readonly document: PlanDocument; readonly headline: string }> {
  if (wish.shards === null && wish.target === null) throw new InputError("input shards or target is required when only a timings file is planned");
  const known = await readTimings(file);
  if (known === null) throw new InputError(`cannot read ${file}: there is no such file; without a repository it says what to plan`);
  if (known.tests.size === 0) throw new InputError(`${file}: there is no test in it to plan`);
  const items = itemsOfTimings(known);
  const decision = decideShards(items, true, wish, NO_POLICY);
  return {
    document: assignmentDocument(assignItems(items, decision.shards, true)),
    headline: `${plural(decision.shards, "shard")} for ${plural(items.length, "item")}: ${decisionText(decision)}`,
  };
}
