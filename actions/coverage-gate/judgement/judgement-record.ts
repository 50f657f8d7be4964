import type { RecordFacts } from "../../../shared/action/context.js";
import { METRICS } from "../../../shared/coverage/model.js";
import type { RepositoryFacts } from "../reports/repository.js";
import type { Judgement } from "./judge.js";
import { judgementDocument } from "./judgement-document.js";

/** What the gate's record says; null outside git, because a record is about a commit. */
export function judgementRecord(judgement: Judgement, repository: string, { git, policy }: RepositoryFacts): RecordFacts | null {
  if (git === null) return null;
  const counts = METRICS.flatMap((metric) => {
    const { covered, total } = judgement.totals[metric];
    return [[`${metric}-covered`, covered], [`${metric}-total`, total]] as const;
  });
  return {
    repository, commit: git.commit, tree: git.tree, artifacts: [], policyDigest: policy.digest,
    counts: Object.fromEntries(counts),
    findings: judgementDocument(judgement),
  };
}
