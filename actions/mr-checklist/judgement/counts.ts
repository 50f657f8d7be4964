import type { Counts } from "./checklist-judgement.js";
import type { ItemState, JudgedItem } from "../evaluation/judged-item.js";

const PROOFS = { machine: "verified", review: "reviewed", attested: "attested" } as const;
const OTHERS = {
  unsatisfied: "unsatisfied", pending: "pending", error: "errors", waived: "waived", "not-applicable": "notApplicable",
} as const satisfies Record<Exclude<ItemState, "satisfied">, keyof Counts>;

/** How many items came to what. */
export function countsOf(items: readonly JudgedItem[]): Counts {
  const counts = { verified: 0, reviewed: 0, attested: 0, waived: 0, unsatisfied: 0, pending: 0, errors: 0, notApplicable: 0 };
  for (const { state, verify } of items) counts[state === "satisfied" ? PROOFS[verify] : OTHERS[state]] += 1;
  return counts;
}
