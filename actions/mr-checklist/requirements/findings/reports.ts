import type { FindingReport } from "../../../../shared/findings/finding.js";
import { globMatcher, namesOneFile } from "../../../../shared/files/glob.js";
import { plural } from "../../../../shared/report/figures.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import { namesText } from "../../evaluation/standing.js";

type Demand = Pick<RequirementOf<"findings">, "reports" | "min-reports">;

/** The reports that the requirement is about. */
export function demandedReports({ reports }: Demand, all: readonly FindingReport[]): readonly FindingReport[] {
  const matches = globMatcher(reports);
  return all.filter(({ file }) => matches(file));
}

/** Why these reports prove nothing; null when they can be judged. A tool that crashed leaves no report, or a broken one. */
export function reportsProblem({ reports, "min-reports": least }: Demand, demanded: readonly FindingReport[]): string | null {
  const files = new Set(demanded.map(({ file }) => file));
  const absent = reports.filter((glob) => namesOneFile(glob) && !demanded.some(({ file }) => globMatcher([glob])(file)));
  if (absent.length > 0) return `${namesText(absent)} is missing: let the tool that writes it run before the checklist, and see whether it crashed`;
  if (files.size < least) {
    return `${plural(least, "report")} matching ${namesText(reports)} had to be there, ${files.size} ${files.size === 1 ? "was" : "were"}: let the tools run before the checklist, and see whether one crashed`;
  }
  const broken = demanded.flatMap(({ file, problem }) => (problem === null ? [] : [`${file}: ${problem}`]));
  const [first] = broken;
  if (first === undefined) return null;
  return broken.length === 1 ? first : `${first} (and ${plural(broken.length - 1, "more report")} with a problem)`;
}
