import { describe, expect, it } from "@jest/globals";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { RunFacts } from "../../../shared/action/context.js";
import { InconclusiveError } from "../../../shared/action/errors.js";
import { composeRecord, type GateRecord } from "../../../shared/record/record.js";
import { RECORDS_FOLDER, recordJson, storeRecord } from "../../../shared/record/store.js";
import { SAMPLE_RUN, WORKFLOW } from "../../../shared/record/testing/sample.js";
import { useTemporaryFolder } from "../../../tests/support/temporary-folder.js";
import { factsOf, HEAD } from "../requirements/testing/question.js";
import { recordEvidence } from "./record-evidence.js";

const MERGE = "d".repeat(40);
const { pull } = factsOf();

describe("records as evidence", () => {
  const folder = useTemporaryFolder();

  /** A record of the pull request's run, which judges the merge that GitHub tries. */
  function recordOf(run: Partial<RunFacts> = {}, commit = MERGE): GateRecord {
    return composeRecord({
      gate: "coverage-gate", verdict: "pass", toolVersion: "1", validDays: 1, started: new Date(0), finished: new Date(0),
      run: { ...SAMPLE_RUN, pullRequest: 7, pullRequestHead: HEAD, baseBranch: "main", mergeCommit: MERGE, ...run },
      facts: { repository: folder(), commit, tree: null, artifacts: [], policyDigest: null, counts: {}, findings: null },
    });
  }

  async function commitOf(record: GateRecord): Promise<unknown> {
    await storeRecord(folder(), record);
    return (await recordEvidence(folder(), pull))[0]?.commit;
  }

  it("are about the head where they say that they tried its merge into this very base, for this very pull request", async () => {
    await storeRecord(folder(), recordOf());
    expect(await recordEvidence(folder(), pull)).toEqual([{
      gate: "coverage-gate", verdict: "pass", commit: HEAD, finished: "1970-01-01T00:00:00.000Z", expires: "1970-01-02T00:00:00.000Z", policyDigest: null,
      source: `run 77 of ${WORKFLOW}, of its merge into main as ddddddd`,
    }]);
  });

  it.each<[string, Partial<RunFacts>]>([
    ["another head", { pullRequestHead: "e".repeat(40) }], ["another pull request of the same head", { pullRequest: 8 }],
    ["a base whose policy may ask for less", { baseBranch: "old" }], ["another repository", { repository: "mallory/orders" }], ["no merge", { mergeCommit: null }],
  ])("are about their own commit where they are of %s", async (_what, run) => {
    expect(await commitOf(recordOf(run))).toBe(MERGE);
  });

  it("are about the head where that was judged itself, and say what kind of run it was", async () => {
    await storeRecord(folder(), recordOf({ runId: null, host: "terminal" }, HEAD));
    expect(await recordEvidence(folder(), pull)).toMatchObject([{ commit: HEAD, source: "a record of a terminal" }]);
    await storeRecord(folder(), recordOf({ workflowRef: null }, HEAD));
    expect(await recordEvidence(folder(), pull)).toMatchObject([{ source: "run 77 of a workflow" }]);
  });

  it("are none without a folder, none about no commit or two, and inconclusive when one cannot be read", async () => {
    expect(await recordEvidence(folder(), pull)).toEqual([]);
    await storeRecord(folder(), recordOf());
    const { subject, ...rest } = recordOf();
    const file = (name: string): string => path.join(folder(), RECORDS_FOLDER, name);
    await writeFile(file("none.json"), recordJson({ ...rest, subject: [{ name: "orders.tgz", digest: new Map([["sha256", "4".repeat(64)]]) }] }));
    await writeFile(file("two.json"), recordJson({ ...rest, subject: [...subject, ...subject] }));
    expect(await recordEvidence(folder(), pull)).toHaveLength(1);
    await writeFile(file("broken.json"), "{");
    await expect(recordEvidence(folder(), pull)).rejects.toThrow(InconclusiveError);
  });
});
