import type { Annotation } from "../../../shared/action/context.js";
import type { Verdict } from "../../../shared/action/verdict.js";
import type { DesignProblem, JudgedDesign } from "../../../shared/designs/judgement/judge-design.js";
import type { ChangeJudgement } from "../../../shared/designs/judgement/judge-change.js";
import type { GateLine, PipelineReport, Problem } from "../../../shared/report/pipeline-report.js";
import { visibleFileName } from "../../../shared/report/escape/file-name.js";
import { heldText, reasonText } from "./reason.js";

/** What a reader must know beside the judgement. */
export interface Circumstances {
  readonly repository: string | null;
  readonly commit: string;
  readonly base: string;
  /** Where the policy came from. */
  readonly policy: string;
  readonly pullRequest: number | null;
}

function verdictOf(problems: readonly DesignProblem[]): Verdict {
  if (problems.some(({ certainty }) => certainty === "certain")) return "fail";
  return problems.length === 0 ? "pass" : "inconclusive";
}

function designLine({ design, problems, approvals }: JudgedDesign): GateLine {
  const { id, title, status } = design.frontMatter;
  const approved = approvals.flatMap(({ role, approvedBy }) => (approvedBy.length === 0 ? [] : [`${role}: ${approvedBy.join(", ")}`]));
  const sentence = `${title}: ${status}${approved.length === 0 ? "" : `, approved by ${approved.join("; ")}`}`;
  return { name: id, verdict: verdictOf(problems), sentence };
}

function placed({ message, place }: DesignProblem): string {
  const at = [visibleFileName(place.file), place.line, place.column].filter((part) => part !== undefined).join(":");
  return message.startsWith(place.file) ? message : `${at}: ${message}`;
}

function problemLines({ designs, held, problems }: ChangeJudgement): Problem[] {
  return [
    ...[...designs.flatMap((one) => one.problems), ...problems].map((problem): Problem => ({ code: problem.code, text: placed(problem) })),
    ...held.map((code): Problem => ({ code: "code-held", text: heldText(code), remedy: "have a design that covers it approved and recorded, here or in a change before; plimsoll design check says what a document lacks" })),
  ];
}

/** The judgement as the report that summary and terminal are rendered from. */
export function reviewReport(judgement: ChangeJudgement, { repository, commit, base, policy, pullRequest }: Circumstances): PipelineReport {
  const request = pullRequest === null ? "none: reviews prove nothing here" : `#${pullRequest}`;
  return {
    verdict: judgement.verdict,
    title: repository === null ? "design review" : `design review · ${repository}`,
    reason: reasonText(judgement),
    gates: judgement.designs.map(designLine),
    judged: "Design",
    problems: problemLines(judgement),
    facts: [{ label: "Commit", value: commit }, { label: "Base", value: base }, { label: "Policy", value: policy }, { label: "Pull request", value: request }],
  };
}

/** Remarks on the documents, at the place of each problem. @param prefix folder of the repository in the workspace, with its `/`, or empty. */
export function reviewAnnotations({ designs, problems }: ChangeJudgement, prefix: string): Annotation[] {
  return [...designs.flatMap((one) => one.problems), ...problems].map(({ certainty, message, place: { file, line = 1 } }): Annotation =>
    ({ level: certainty === "certain" ? "failure" : "warning", file: prefix + file, line, endLine: line, title: "Design review", message }));
}
