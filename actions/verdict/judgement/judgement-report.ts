import { integerText, plural } from "../../../shared/report/figures.js";
import type { PipelineReport } from "../../../shared/report/pipeline-report.js";
import type { Judgement } from "./judge-jobs.js";
import { reasonText } from "./reason.js";

interface Subject {
  readonly repository: string | null;
  /** Empty when unknown. */
  readonly commit: string;
}

/** The judgement as the report that summary and terminal are rendered from. */
export function judgementReport(judgement: Judgement, { repository, commit }: Subject): PipelineReport {
  return {
    verdict: judgement.verdict,
    title: repository ?? undefined,
    reason: sentence(judgement),
    facts: commit === "" ? [] : [{ label: "Commit", value: commit }],
    gates: judgement.jobs.map(({ job, verdict, reason }) => ({ name: job, verdict, sentence: reasonText(reason) })),
  };
}

function sentence({ verdict, jobs }: Judgement): string {
  const open = jobs.filter((job) => job.verdict !== "pass" && job.verdict !== "not-applicable").length;
  if (open > 0) return `${integerText(open)} of ${plural(jobs.length, "job")} did not pass.`;
  return verdict === "pass" ? `${plural(jobs.length, "job")}, and none failed.` : "Every job was skipped: nothing was proved.";
}
