import { toolAndRule } from "../../../../shared/findings/annotations.js";
import type { Finding, FindingReport } from "../../../../shared/findings/finding.js";
import { integerText, plural } from "../../../../shared/report/figures.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import { evidenceProblem, forkRemark, vouchingProblem } from "../../evaluation/evidence.js";
import type { Evaluator } from "../../evaluation/evaluation.js";
import { satisfied, unknown, unsatisfied } from "../../evaluation/standing.js";
import { excessOf, sortFindings, type Excess } from "./counted.js";
import { demandedReports, reportsProblem } from "./reports.js";

type Demand = RequirementOf<"findings">;

const WHERE = { added: "on added lines", hunk: "in the changed hunks", file: "in changed files", all: "anywhere" } as const satisfies Record<Demand["filter"], string>;

function findingText(finding: Finding): string {
  const { file, line, level, message } = finding;
  const place = file === null ? "no file" : line === null ? file : `${file}:${line}`;
  return `${place}: ${level} of ${toolAndRule(finding)}: ${message}`;
}

function reportText({ file, findings }: FindingReport, counted: ReadonlySet<Finding>): string {
  return `${file}: ${plural(findings.length, "finding")}, ${integerText(findings.filter((one) => counted.has(one)).length)} of them counted`;
}

/** `2 errors (0 let through) and 1 warning (0 let through)`. */
function excessText(excess: readonly Excess[]): string {
  return excess.map(({ level, count, limit }) => `${plural(count, level)} (${integerText(limit)} let through)`).join(" and ");
}

/** What static analysers found in the change stays within the limits, and their reports are whole. */
export const findings: Evaluator<Demand> = (demand, { facts }) => {
  const reports = demandedReports(demand, facts.findings);
  const { counted, uncertain } = sortFindings(demand, facts);
  const asSet = new Set(counted);
  const perReport = reports.map((report) => reportText(report, asSet));
  const evidence = [...counted.map(findingText), ...perReport];

  const problem = reportsProblem(demand, reports) ?? evidenceProblem(facts, demand.forks, "reports");
  if (problem !== null) return unknown(problem, evidence);
  const where = WHERE[demand.filter];
  const excess = excessOf(counted, demand);
  if (excess.length > 0) return unsatisfied(`${excessText(excess)} ${where}: correct them`, evidence);
  if (excessOf([...counted, ...uncertain], demand).length > 0) {
    const read = `${integerText(facts.files.items.length)} of ${integerText(facts.pull.changedFiles)} changed files could be read`;
    return unknown(`only ${read}, so nobody knows whether ${plural(uncertain.length, "more finding")} is about the change; split the change, or count findings with filter: all`, evidence);
  }
  const unvouched = vouchingProblem(facts, "reports");
  if (unvouched !== null) return unknown(unvouched, evidence);
  const found = counted.length === 0 ? "nothing" : plural(counted.length, "finding");
  return satisfied(`${plural(reports.length, "report")} with ${found} ${where}${counted.length === 0 ? "" : ", within the limits"}${forkRemark(facts)}`, [...perReport, ...counted.map(findingText)]);
};
