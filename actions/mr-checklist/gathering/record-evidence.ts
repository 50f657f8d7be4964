import type { GateRecord } from "../../../shared/record/record.js";
import { allRecords } from "../../../shared/record/store.js";
import type { Facts, RecordEvidence } from "../facts/facts.js";

type Pull = Facts["pull"];

/**
 * What the other gates said, each of the commit that it is about. A pull request's run judges the merge that GitHub
 * tries; where that is of this very head into this base, it is said of the head.
 * @param folder absolute path of the folder below which `.plimsoll/records` lies.
 * @throws InconclusiveError for a record that cannot be read.
 */
export async function recordEvidence(folder: string, pull: Pull): Promise<RecordEvidence[]> {
  const records = await allRecords(folder);
  return records.flatMap((record) => {
    const [commit, ...others] = record.subject.flatMap(({ digest }) => digest.get("gitCommit") ?? []);
    return commit === undefined || others.length > 0 ? [] : [evidenceOf(record, commit, pull)];
  });
}

function evidenceOf({ predicate }: GateRecord, commit: string, pull: Pull): RecordEvidence {
  const { gate, verdict, finished, expires, policyDigest, run } = predicate;
  const source = run.runId === null ? `a record of a ${run.host}` : `run ${run.runId} of ${run.workflowRef ?? "a workflow"}`;
  const said = { gate, verdict, finished, expires, policyDigest };
  if (!isTrialOf(predicate, pull)) return { ...said, commit, source };
  return { ...said, commit: pull.head.sha, source: `${source}, of its merge into ${pull.base.ref} as ${commit.slice(0, 7)}` };
}

/** Another pull request of the same head may go into a branch whose policy asks for less. */
function isTrialOf({ change, run }: GateRecord["predicate"], { repository, number, head, base }: Pull): boolean {
  return change !== null && run.repository === repository && change.pullRequest === number && change.head === head.sha && change.base === base.ref;
}
