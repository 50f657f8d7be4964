import { COVERAGE_FORMATS, METRICS, type CoverageFormat, type FileCoverage, type Metric } from "../../../shared/coverage/model.js";
import type { CoverageNote, CoverageProblem } from "../../../shared/coverage/problem.js";
import { addTotals, isMeasured, totalsOf, type Count, type Totals } from "../../../shared/coverage/totals.js";
import { globMatcher } from "../../../shared/files/glob.js";
import type { ChangedLines } from "../../../shared/git/changed-lines.js";
import { plural } from "../../../shared/report/figures.js";
import type { UnmeasuredSources } from "../sources/source-set.js";
import { changedCoverage } from "./changed-coverage.js";
import { reaches } from "./floor.js";
import { uncoveredPlaces, type UncoveredPlace } from "./uncovered.js";

/** Percent that each metric must reach. */
export type Floors = Readonly<Record<Metric, number>>;

/** What the policy demands. */
export interface Demands {
  /** For all files together that no entry of `paths` matches; not judged in mode `changed-lines`. */
  readonly floors: Floors;
  /** For each file on its own, in both modes; the first entry that matches decides. */
  readonly paths: readonly { readonly path: string; readonly floors: Floors }[];
  readonly everySourceFile: boolean;
}

/** Judge everything, or only what the change concerns. `changed` is null when nobody named a base. */
export type Scope =
  | { readonly mode: "all"; readonly changed: ChangedLines | null }
  | { readonly mode: "changed-lines"; readonly changed: ChangedLines };

/** Everything that the judgement depends on. */
export interface JudgedFacts {
  /** Merged coverage of the files to judge. */
  readonly files: readonly FileCoverage[];
  /** Source files that must be measured and are not. */
  readonly unmeasured: readonly UnmeasuredSources[];
  readonly scope: Scope;
  readonly demands: Demands;
  readonly problems: readonly CoverageProblem[];
  readonly notes: readonly CoverageNote[];
}

/** A metric that misses its floor. */
export interface Miss {
  readonly metric: Metric;
  readonly count: Count;
  /** In percent. */
  readonly floor: number;
}

/** One file's figures, and the floors that the policy sets for it alone. */
export interface JudgedFile {
  readonly file: string;
  readonly totals: Totals;
  readonly floors: Floors | null;
  readonly below: readonly Miss[];
}

/** Why the gate fails, as data. */
export type Shortfall =
  | (Miss & { readonly kind: "floor" })
  | (Miss & { readonly kind: "path-floor"; readonly file: string })
  | { readonly kind: "changed-lines"; readonly count: Count }
  | (UnmeasuredSources & { readonly kind: "unmeasured" });

interface Findings {
  readonly totals: Totals;
  /** Worst first. */
  readonly files: readonly JudgedFile[];
  readonly uncovered: readonly UncoveredPlace[];
  readonly unmeasured: readonly string[];
  /** What the change concerns; null when nobody asked. */
  readonly changed: Count | null;
  readonly notes: readonly CoverageNote[];
}

/** The gate's answer. Each verdict has only what belongs to it. */
export type Judgement =
  | (Findings & { readonly verdict: "pass" })
  | (Findings & { readonly verdict: "fail"; readonly shortfalls: readonly Shortfall[] })
  | (Findings & { readonly verdict: "inconclusive"; readonly problems: readonly CoverageProblem[] });

const NO_LINES: ChangedLines = new Map();

function missesOf(totals: Totals, floors: Floors): Miss[] {
  return METRICS
    .map((metric) => ({ metric, count: totals[metric], floor: floors[metric] }))
    .filter(({ count, floor }) => !reaches(count, floor));
}

function judgedFiles(files: readonly FileCoverage[], { paths }: Demands): JudgedFile[] {
  const entries = paths.map(({ path, floors }) => ({ matches: globMatcher([path]), floors }));
  return files.map((file) => {
    const totals = totalsOf(file);
    const floors = entries.find(({ matches }) => matches(file.path))?.floors ?? null;
    return { file: file.path, totals, floors, below: floors === null ? [] : missesOf(totals, floors) };
  });
}

function missedItems({ totals }: JudgedFile): number {
  return METRICS.reduce((sum, metric) => sum + totals[metric].total - totals[metric].covered, 0);
}

function worstFirst(a: JudgedFile, b: JudgedFile): number {
  return b.below.length - a.below.length || missedItems(b) - missedItems(a) || (a.file < b.file ? -1 : 1);
}

function floorShortfalls(files: readonly JudgedFile[], { scope, demands }: JudgedFacts): Shortfall[] {
  const alone = files.flatMap(({ file, below }) => below.map((miss): Shortfall => ({ kind: "path-floor", file, ...miss })));
  if (scope.mode === "changed-lines") return alone;
  const others = addTotals(files.filter((file) => file.floors === null).map(({ totals }) => totals));
  return [...missesOf(others, demands.floors).map((miss): Shortfall => ({ kind: "floor", ...miss })), ...alone];
}

/** Unmeasured files that count against the change: all, or in mode `changed-lines` those that the change touches. */
function unmeasuredAgainst({ unmeasured, scope, demands }: JudgedFacts): readonly UnmeasuredSources[] {
  if (!demands.everySourceFile) return [];
  if (scope.mode === "all") return unmeasured;
  const touched = (file: string): boolean => (scope.changed.get(file)?.size ?? 0) > 0;
  return unmeasured.map(({ language, files }) => ({ language, files: files.filter(touched) })).filter(({ files }) => files.length > 0);
}

function filesOf(groups: readonly UnmeasuredSources[]): string[] {
  return groups.flatMap(({ files }) => files);
}

function shortfallsOf(facts: JudgedFacts, files: readonly JudgedFile[], changed: Count | null): Shortfall[] {
  const missesChange = facts.scope.mode === "changed-lines" && changed !== null && changed.covered < changed.total;
  return [
    ...(missesChange ? [{ kind: "changed-lines", count: changed } as const] : []),
    ...floorShortfalls(files, facts),
    ...unmeasuredAgainst(facts).map((group): Shortfall => ({ kind: "unmeasured", ...group })),
  ];
}

function problemsOf({ problems, files }: JudgedFacts, totals: Totals): readonly CoverageProblem[] {
  if (problems.length > 0 || isMeasured(totals)) return problems;
  const what = files.length === 0 ? "the reports measure none of the files to judge" : "the reports list files but count nothing in them";
  return [{ code: "nothing-measured", report: null, file: null, message: `${what}; 0 of 0 is no proof` }];
}

const FORMAT_NAMES: Readonly<Record<CoverageFormat, string>> = { istanbul: "istanbul", lcov: "LCOV", go: "Go" };

/** What one format's reports do not tell although another's do: the common figure would hide it. */
function formatGaps(files: readonly FileCoverage[], all: Totals): string[] {
  return COVERAGE_FORMATS.flatMap((format) => {
    const totals = addTotals(files.filter((file) => file.format === format).map(totalsOf));
    const gap = METRICS.filter((metric) => totals[metric].total === 0 && all[metric].total > 0);
    return isMeasured(totals) && gap.length > 0 ? [`not in the ${FORMAT_NAMES[format]} reports, so not judged of their files: ${gap.join(", ")}`] : [];
  });
}

function notesOf(facts: JudgedFacts, totals: Totals, changed: Count | null): CoverageNote[] {
  const note = (code: CoverageNote["code"], message: string): CoverageNote => ({ code, file: null, message });
  const unknown = METRICS.filter((metric) => totals[metric].total === 0);
  const tolerated = filesOf(facts.unmeasured).length - filesOf(unmeasuredAgainst(facts)).length;
  return [
    ...(changed?.total === 0 ? [note("no-changed-lines", "the change touches no line that can be covered")] : []),
    ...(tolerated > 0 ? [note("unmeasured-unchanged", `${plural(tolerated, "source file")} that nobody measured, not held against this change`)] : []),
    ...(isMeasured(totals) && unknown.length > 0 ? [note("not-measured", `not in the reports, so not judged: ${unknown.join(", ")}`)] : []),
    ...formatGaps(facts.files, totals).map((gap) => note("not-measured", gap)),
    ...facts.notes,
  ];
}

/**
 * The coverage gate's verdict, from facts alone. Whatever makes the reports incomplete makes it `inconclusive`, before
 * any figure is looked at: a missing shard can cover what seems uncovered, and can hide what is.
 */
export function judge(facts: JudgedFacts): Judgement {
  const { demands, scope } = facts;
  const files = judgedFiles(facts.files, demands).sort(worstFirst);
  const totals = addTotals(files.map((file) => file.totals));
  const changed = scope.changed === null ? null : changedCoverage(facts.files, scope.changed);
  const uncovered = uncoveredPlaces(facts.files, scope.changed ?? NO_LINES);
  const findings = { totals, files, uncovered, unmeasured: filesOf(facts.unmeasured), changed, notes: notesOf(facts, totals, changed) };
  const problems = problemsOf(facts, totals);
  if (problems.length > 0) return { ...findings, verdict: "inconclusive", problems };
  const shortfalls = shortfallsOf(facts, files, changed);
  return shortfalls.length > 0 ? { ...findings, verdict: "fail", shortfalls } : { ...findings, verdict: "pass" };
}
