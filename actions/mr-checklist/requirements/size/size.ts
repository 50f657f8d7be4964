import { globMatcher } from "../../../../shared/files/glob.js";
import { integerText, plural } from "../../../../shared/report/figures.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import type { ChangedFile, Facts } from "../../facts/facts.js";
import type { Evaluator } from "../../evaluation/evaluation.js";
import { satisfied, unknown, unsatisfied } from "../../evaluation/standing.js";

type Limits = RequirementOf<"size">;

interface Extent {
  readonly files: number;
  readonly lines: number;
}

/** The change is at most as large as the policy allows; files that it ignores do not count. */
export const size: Evaluator<Limits> = (limits, { facts }) => {
  const { least, most, ignored } = extents(limits, facts);
  const evidence = [extentText(least), ...ignored.map((path) => `${path} does not count`)];
  const exceeded = excess(limits, least);
  if (exceeded.length > 0) return unsatisfied(`the change has ${exceeded.join(" and ")}; split it`, evidence);
  if (excess(limits, most).length > 0) return unknown(`only ${integerText(facts.files.items.length)} of ${integerText(facts.pull.changedFiles)} changed files could be read, so nobody knows which of the others count; split the change`, evidence);
  return satisfied(`the change has ${extentText(most)}`, evidence);
};

/** The changed files that count are at least and at most so many. The two differ where not every file could be read. */
function extents({ ignore }: Limits, { files, pull }: Facts): { readonly least: Extent; readonly most: Extent; readonly ignored: string[] } {
  const matches = globMatcher(ignore);
  // A file that was moved out of an ignored place, or into one, counts: else moving would hide a change.
  const isIgnored = ({ path, previousPath }: ChangedFile) => matches(path) && (previousPath === null || matches(previousPath));
  const counted = files.items.filter((file) => !isIgnored(file));
  const listed = extentOf(counted);
  const ignored = files.items.filter(isIgnored);
  const left = extentOf(ignored);
  const total = { files: pull.changedFiles, lines: pull.additions + pull.deletions };
  const rest = { files: Math.max(0, total.files - left.files), lines: Math.max(0, total.lines - left.lines) };
  const isWhole = files.complete && files.items.length >= pull.changedFiles;
  const least = ignore.length === 0 ? larger(listed, total) : listed;
  return { least, most: isWhole ? least : larger(least, rest), ignored: ignored.map(({ path }) => path) };
}

function larger(left: Extent, right: Extent): Extent {
  return { files: Math.max(left.files, right.files), lines: Math.max(left.lines, right.lines) };
}

function extentOf(files: readonly ChangedFile[]): Extent {
  return { files: files.length, lines: files.reduce((sum, { additions, deletions }) => sum + additions + deletions, 0) };
}

function extentText({ files, lines }: Extent): string {
  return `${plural(files, "file")} and ${plural(lines, "changed line")}`;
}

function excess(limits: Limits, extent: Extent): string[] {
  const over: string[] = [];
  if (limits.files !== null && extent.files > limits.files) over.push(`${plural(extent.files, "file")}, ${integerText(limits.files)} are allowed`);
  if (limits.lines !== null && extent.lines > limits.lines) over.push(`${plural(extent.lines, "changed line")}, ${integerText(limits.lines)} are allowed`);
  return over;
}
