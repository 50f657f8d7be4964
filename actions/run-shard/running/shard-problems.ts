import type { Manifest } from "../../../shared/sharding/manifest.js";
import { itemsOfShard, type Plan } from "../../../shared/sharding/plan.js";
import { proofProblemText } from "../../../shared/sharding/proof-problem.js";
import { nameOf, shortfalls } from "../../../shared/sharding/proof.js";

/** What a shard did not do, one line each: what its runners could not, and the planned items that no test reported. The merge will find the same. */
export function problemsOfShard(manifest: Manifest, plan: Plan): string[] {
  const reported = new Set(manifest.tests.map(({ suite, item }) => JSON.stringify([suite, item])));
  const silent = itemsOfShard(plan, manifest.index).filter(({ suite, id }) => !reported.has(JSON.stringify([suite, id])));
  const names = silent.map(({ suite, id }) => nameOf(suite, id, { plan }));
  return [...shortfalls(manifest), ...(names.length === 0 ? [] : [proofProblemText({ code: "not-run", names })])];
}
