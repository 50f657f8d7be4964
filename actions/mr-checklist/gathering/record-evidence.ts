import { findRecords } from "../../../shared/record/store.js";
import type { RecordEvidence } from "../facts/facts.js";

/**
 * What the other gates said of a commit.
 * @param folder absolute path of the folder below which `.plimsoll/records` lies.
 * @throws InconclusiveError for a record that cannot be read.
 */
export async function recordEvidence(folder: string, commit: string): Promise<RecordEvidence[]> {
  const records = await findRecords(folder, commit);
  return records.map(({ predicate: { gate, verdict, finished, expires, policyDigest, run } }) => ({
    gate, verdict, commit, finished, expires, policyDigest,
    source: run.runId === null ? `a record of a ${run.host}` : `run ${run.runId} of ${run.workflowRef ?? "a workflow"}`,
  }));
}
