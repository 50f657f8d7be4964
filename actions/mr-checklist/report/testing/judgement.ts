import type { ChecklistJudgement, Counts } from "../../judgement/checklist-judgement.js";
import type { JudgedItem } from "../../evaluation/judged-item.js";

const HEAD = "1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d";

/** An item as the judgement gives it; satisfied and proved by a machine unless told otherwise. */
export function judgedItem(id: string, parts: Partial<JudgedItem> = {}): JudgedItem {
  return { id, title: "", state: "satisfied", verify: "machine", evidence: [], reason: "it holds", waiver: null, unwaived: null, waive: null, ...parts };
}

/** An item that alice let pass. */
export function waivedItem(id: string, parts: Partial<JudgedItem> = {}): JudgedItem {
  return judgedItem(id, {
    state: "waived", unwaived: "unsatisfied", reason: "90 of 100 lines",
    waiver: {
      item: id, by: "alice", right: "maintain", reason: "the vendor's fix comes on Friday", at: "2026-11-23T10:00:00Z", expires: "2026-11-27T00:00:00Z",
      binds: "head", bound: HEAD, url: "https://github.com/octo/orders/pull/7#issuecomment-1",
    },
    ...parts,
  });
}

/** Counts of nothing, with `parts`. */
export function countsOf(parts: Partial<Counts>): Counts {
  return { verified: 0, reviewed: 0, attested: 0, waived: 0, unsatisfied: 0, pending: 0, errors: 0, notApplicable: 0, ...parts };
}

/** A judgement of pull request 7; a pass of nothing unless told otherwise. */
export function judgement(parts: Partial<ChecklistJudgement> = {}): ChecklistJudgement {
  return {
    verdict: "pass", reason: "every item holds", summary: "2 verified by machine · 1 reviewed", counts: countsOf({ verified: 2, reviewed: 1 }), items: [], refusedWaivers: [], links: [],
    pull: { repository: "octo/orders", number: 7, head: HEAD, base: "0".repeat(40) }, difference: null, collectedAt: "2026-11-23T10:00:00Z",
    policy: { digest: "d".repeat(64), sources: [".github/plimsoll.yml at main"] },
    ...parts,
  };
}
