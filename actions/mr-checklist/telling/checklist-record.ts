import type { RecordFacts } from "../../../shared/action/context.js";
import type { ChecklistJudgement } from "../judgement/checklist-judgement.js";

/**
 * What the gate's record says of a judgement.
 * @param folder absolute path of the folder that the record is stored below.
 */
export function checklistRecord({ pull, policy, counts, items }: ChecklistJudgement, folder: string): RecordFacts {
  return {
    repository: folder, commit: pull.head, tree: null, artifacts: [], policyDigest: policy.digest,
    counts: {
      verified: counts.verified, reviewed: counts.reviewed, attested: counts.attested, waived: counts.waived, unsatisfied: counts.unsatisfied,
      pending: counts.pending, errors: counts.errors, "not-applicable": counts.notApplicable,
    },
    findings: items,
    waivers: items.flatMap(({ waiver }) => (waiver === null ? [] : [{ item: waiver.item, reason: waiver.reason, by: waiver.by, expires: waiver.expires }])),
  };
}
