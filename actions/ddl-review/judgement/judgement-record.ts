import type { RecordFacts } from "../../../shared/action/context.js";
import type { RepositoryFacts } from "../gathering/repository.js";
import { PHASES } from "../phases/phase.js";
import type { Judgement } from "./judge.js";
import { judgementDocument } from "./judgement-document.js";

/** What the gate's record says, the class of each statement included; null outside git, because a record is about a commit. */
export function judgementRecord(judgement: Judgement, repository: string, { git, policy }: RepositoryFacts): RecordFacts | null {
  if (git === null) return null;
  const classes = PHASES.map((phase) => [phase, judgement.statements.filter((statement) => statement.phase === phase).length] as const);
  return {
    repository, ...git, artifacts: [], policyDigest: policy.digest,
    counts: { statements: judgement.statements.length, findings: judgement.findings.length, ...Object.fromEntries(classes) },
    findings: judgementDocument(judgement),
    // The record ends with the first of what was let through for a time.
    waivers: judgement.ignored.flatMap(({ finding: { rule, file, place }, reason, until }) => (
      until === null ? [] : [{ item: rule, reason, by: `a comment at ${file}:${place.line}`, expires: `${until}T23:59:59.000Z` }]
    )),
  };
}
