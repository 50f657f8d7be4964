import { METRICS } from "../../../shared/coverage/model.js";
import type { CoverageNote } from "../../../shared/coverage/problem.js";
import type { Totals } from "../../../shared/coverage/totals.js";
import { visibleFileName } from "../../../shared/report/escape/file-name.js";
import { countText, plural } from "../../../shared/report/figures.js";
import type { MetricCounts, PipelineReport, Problem } from "../../../shared/report/pipeline-report.js";
import type { Floors, Judgement, Shortfall } from "./judge.js";
import { problemText, reasonText } from "./reason.js";

/** What a reader must know beside the judgement. */
export interface Circumstances {
  readonly repository: string | null;
  readonly commit: string | null;
  /** Where the policy came from. */
  readonly policy: string;
  readonly mode: "all" | "changed-lines";
  readonly floors: Floors;
}

/** Unmeasured files listed one by one; the rest is counted. */
const UNMEASURED_SHOWN = 20;

function measuredCounts(totals: Totals): MetricCounts {
  return Object.fromEntries(METRICS.filter((metric) => totals[metric].total > 0).map((metric) => [metric, totals[metric]]));
}

/** Notes that a person is shown, and files that one note names. */
const NOTES_SHOWN = 15;
const FILES_SHOWN = 3;

/** Notes for people, one line each: the same remark about many files is one line that counts them. */
export function noteTexts(notes: readonly CoverageNote[]): string[] {
  const filesByMessage = new Map<string, string[]>();
  for (const { file, message } of notes) {
    const files = filesByMessage.get(message) ?? [];
    filesByMessage.set(message, file === null ? files : [...files, visibleFileName(file)]);
  }
  const texts = Array.from(filesByMessage, ([message, files]) => {
    const shown = files.slice(0, FILES_SHOWN).join(", ");
    const more = files.length - FILES_SHOWN;
    return files.length === 0 ? message : `${shown}${more > 0 ? ` and ${plural(more, "more file")}` : ""}: ${message}`;
  });
  const leftOff = texts.length - NOTES_SHOWN;
  return leftOff > 0 ? [...texts.slice(0, NOTES_SHOWN), `and ${plural(leftOff, "more note")}`] : texts;
}

type Unmeasured = Extract<Shortfall, { kind: "unmeasured" }>;

/** A language is one line, however many files it has: they lack the same thing. */
function languageProblem(language: string, files: readonly string[]): Problem {
  const shown = files.slice(0, FILES_SHOWN).map(visibleFileName).join(", ");
  const more = files.length - FILES_SHOWN;
  return {
    code: "unmeasured",
    text: `no report measures ${language}: ${shown}${more > 0 ? ` and ${plural(more, "more file")}` : ""}`,
    remedy: "run its tests with coverage (as a suite of the policy's tests.suites, or hand in a report of it), or name what needs no tests in the policy's coverage.exclude, with the reason in a comment",
  };
}

function fileProblems(files: readonly string[]): Problem[] {
  const shown = files.slice(0, UNMEASURED_SHOWN).map((file): Problem => ({ code: "unmeasured", text: `no test run measured ${visibleFileName(file)}` }));
  const remedy = "measure all files of the project (collectCoverageFrom, --cov=PACKAGE, -coverpkg=./...), or name those that need no tests in the policy's coverage.exclude, with the reason in a comment";
  const more = files.length - shown.length;
  return [...shown, ...(more > 0 ? [{ code: "unmeasured", text: `and ${plural(more, "more file")}` }] : [])]
    .map((problem, position, all) => (position === all.length - 1 ? { ...problem, remedy } : problem));
}

function unmeasuredProblems(judgement: Judgement): Problem[] {
  if (judgement.verdict !== "fail") return [];
  return judgement.shortfalls
    .filter((shortfall): shortfall is Unmeasured => shortfall.kind === "unmeasured")
    .flatMap(({ language, files }) => (language === null ? fileProblems(files) : [languageProblem(language, files)]));
}

/** The parts of a report that a judgement always has. */
export interface JudgementReport extends PipelineReport {
  readonly reason: string;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/** The judgement as the report that summary and terminal are rendered from. */
export function judgementReport(judgement: Judgement, circumstances: Circumstances): JudgementReport {
  const { repository, commit, policy, mode, floors } = circumstances;
  const problems = judgement.verdict === "inconclusive" ? judgement.problems.map((problem): Problem => ({ code: problem.code, text: problemText(problem) })) : [];
  const changed = judgement.changed === null ? [] : [{ label: "Changed lines", value: `${countText(judgement.changed)} reached` }];
  return {
    verdict: judgement.verdict,
    title: repository === null ? "coverage" : `coverage · ${repository}`,
    reason: reasonText(judgement, mode),
    facts: [...(commit === null ? [] : [{ label: "Commit", value: commit }]), { label: "Policy", value: policy }, { label: "Judged", value: mode === "all" ? "all files" : "changed lines" }, ...changed],
    coverage: {
      totals: measuredCounts(judgement.totals),
      ...(mode === "all" ? { floors } : {}),
      files: judgement.files.filter(({ below }) => below.length > 0).map(({ file, totals }) => ({ file, ...measuredCounts(totals) })),
      uncovered: judgement.uncovered,
    },
    problems: [...problems, ...unmeasuredProblems(judgement)],
    notes: noteTexts(judgement.notes),
  };
}
