import type { Verdict } from "../../../shared/action/verdict.js";
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

const JOBS_NAMED = 5;

/** Those that failed come first: the others are often open because of them. */
function sentence({ verdict, jobs }: Judgement): string {
  const named = (wanted: Verdict): string[] => jobs.filter((job) => job.verdict === wanted).map(({ job }) => job);
  const open = [...named("fail"), ...named("inconclusive")];
  if (open.length > 0) {
    const more = open.length - JOBS_NAMED;
    return `${integerText(open.length)} of ${plural(jobs.length, "job")} did not pass: ${open.slice(0, JOBS_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
  }
  return verdict === "pass" ? `${plural(jobs.length, "job")}, and none failed.` : "Every job was skipped: nothing was proved.";
}
