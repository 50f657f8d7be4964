import { ChangedFiles } from "../../../../shared/findings/diff/changed-files.js";
import { FINDING_LEVELS, type Finding, type FindingLevel } from "../../../../shared/findings/finding.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import type { Facts } from "../../facts/facts.js";
import { demandedReports } from "./reports.js";

type Demand = RequirementOf<"findings">;

/** The findings of the demanded reports, sorted into those that count and the others. */
export interface SortedFindings {
  /** They are about the change, as the filter has it; the gravest first. */
  readonly counted: readonly Finding[];
  /** They would be about the change if their files belonged to it, which nobody knows where not every file could be read. */
  readonly uncertain: readonly Finding[];
}

function gravity({ level }: Finding): number {
  return FINDING_LEVELS.indexOf(level);
}

/** Sorts the findings of the reports that the requirement names by what they have to do with the change. */
export function sortFindings(demand: Demand, facts: Pick<Facts, "findings" | "files" | "pull">): SortedFindings {
  const files = new ChangedFiles(facts.files.items);
  const isWhole = facts.files.complete && facts.files.items.length >= facts.pull.changedFiles;
  const all = demandedReports(demand, facts.findings).flatMap((report) => report.findings);
  const counted = all.filter((finding) => files.concerns(finding, demand.filter)).sort((a, b) => gravity(a) - gravity(b));
  const uncertain = isWhole || demand.filter === "all" ? [] : all.filter(({ file }) => file !== null && !files.has(file));
  return { counted, uncertain };
}

/** A level of which there are more findings than are let through. */
export interface Excess {
  readonly level: FindingLevel;
  readonly count: number;
  readonly limit: number;
}

/** The levels of which there are too many findings, the gravest first. */
export function excessOf(findings: readonly Finding[], { limits }: Pick<Demand, "limits">): readonly Excess[] {
  return FINDING_LEVELS.flatMap((level) => {
    const limit = limits[level];
    const count = findings.filter((finding) => finding.level === level).length;
    return limit !== null && count > limit ? [{ level, count, limit }] : [];
  });
}
