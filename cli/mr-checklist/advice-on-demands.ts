import { canHold, leavesOf, type Leaf } from "../../actions/mr-checklist/template/leaves.js";
import { didYouMean } from "../../shared/schema/did-you-mean.js";
import type { ResolvedItem } from "../../shared/policy/sections/checklist/resolution/resolve.js";

/** Gates whose records are read: those of Plimsoll that write one, and those that the policy's own schema names. */
const KNOWN_GATES = ["coverage-gate", "ddl-review", "design-review", "fvt", "merge-shards", "mr-checklist"];

/** Advice on what an item demands that can never hold, or always does. */
export function adviceOnDemands({ item, policy }: ResolvedItem): string[] {
  const keysOfNobody = (leaf: Leaf): boolean => policy.trackers.size === 0 && leaf.kind === "issue" && leaf.value.via.every((way) => way === "tracker-key");
  return [
    ...(canHold(item.require, (leaf) => !keysOfNobody(leaf)) ? [] : ["asks for a tracker's key, and checklist.trackers names no tracker: it can never hold"]),
    ...leavesOf(item.require).flatMap(adviceOnLeaf),
  ];
}

function adviceOnLeaf({ kind, value }: Leaf): string[] {
  if (kind === "findings" && Object.values(value.limits).every((limit) => limit === null)) return ["lets any number of findings through at every level: it holds as soon as there is a report; set a number in limits"];
  const hint = kind === "record" && !KNOWN_GATES.includes(value.gate) ? didYouMean(value.gate, KNOWN_GATES) : "";
  return kind === "record" && hint !== "" ? [`reads the record of ${value.gate}, which no gate of Plimsoll writes${hint}`] : [];
}
