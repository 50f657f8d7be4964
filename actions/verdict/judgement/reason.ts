import { assertNever } from "../../../shared/action/errors.js";
import type { Verdict } from "../../../shared/action/verdict.js";
import type { RecordRefusal } from "../../../shared/record/verify.js";
import { integerText } from "../../../shared/report/figures.js";

/** Why a job counts as it does. The verdict follows from the code alone, and the words are made from it in one place. */
export type Reason =
  | { readonly code: "succeeded" }
  | { readonly code: "gate-passed"; readonly counts: ReadonlyMap<string, number> }
  | { readonly code: "gate-failed" }
  | { readonly code: "gate-inconclusive" }
  | { readonly code: "gate-not-applicable" }
  | { readonly code: "gate-silent" }
  | { readonly code: "gate-unknown-word"; readonly word: string }
  | { readonly code: "contradiction"; readonly result: string; readonly word: string }
  | { readonly code: "record-absent"; readonly gate: string }
  | { readonly code: "record-refused"; readonly gate: string; readonly refusals: readonly RecordRefusal[] }
  | { readonly code: "failed-without-verdict" }
  | { readonly code: "cancelled" }
  | { readonly code: "skipped" }
  | { readonly code: "skip-allowed"; readonly why: string }
  | { readonly code: "absent" }
  | { readonly code: "unknown-result"; readonly result: string };

/** Every code that is not named here is inconclusive: a new reason cannot become a pass by being forgotten. */
const CONCLUSIVE: ReadonlyMap<Reason["code"], Verdict> = new Map([
  ["succeeded", "pass"],
  ["gate-passed", "pass"],
  ["gate-failed", "fail"],
  ["skip-allowed", "not-applicable"],
] as const);

/** What a job counts as for this reason. */
export function verdictOfReason(reason: Reason): Verdict {
  return CONCLUSIVE.get(reason.code) ?? "inconclusive";
}

/** One sentence for a reader of the summary. Texts from outside are in it as they came: the renderer escapes them. */
export function reasonText(reason: Reason): string {
  switch (reason.code) {
    case "succeeded":
      return "The job succeeded.";
    case "gate-passed":
      return `The gate passed${countsText(reason.counts)}.`;
    case "gate-failed":
      return "The gate failed: its own summary says what to mend.";
    case "gate-inconclusive":
      return "The gate could not get its facts: its own summary says which.";
    case "gate-not-applicable":
      return "The gate says that it does not apply, which this workflow does not allow.";
    case "gate-silent":
      return "The job succeeded but its gate gave no verdict.";
    case "gate-unknown-word":
      return `The gate gave a verdict that Plimsoll does not know: ${short(reason.word)}.`;
    case "contradiction":
      return `The gate says ${short(reason.word)} but its job ended with ${short(reason.result)}.`;
    case "record-absent":
      return `The gate ${short(reason.gate)} left no record about this commit.`;
    case "record-refused":
      return `The record of ${short(reason.gate)} is refused: ${reason.refusals.join(", ")}.`;
    case "failed-without-verdict":
      return "The job failed and gave no verdict of its own: its log says why.";
    case "cancelled":
      return "The job was cancelled: run it again.";
    case "skipped":
      return "The job was skipped, because one that it needs did not succeed.";
    case "skip-allowed":
      return `Allowed by the workflow: ${reason.why.slice(0, 500)}`;
    case "absent":
      return "The job is expected, but the verdict does not need it: its result is unknown.";
    case "unknown-result":
      return `The job ended with a result that Plimsoll does not know: ${short(reason.result)}.`;
    /* istanbul ignore next -- the type checker proves that every code stands above */
    default:
      return assertNever(reason);
  }
}

function short(text: string): string {
  return text.slice(0, 100);
}

/** `: tests 412, failed 0`, `: lines 312 of 312`, or nothing. A gate counts in whole numbers, so two of them make a share. */
function countsText(counts: ReadonlyMap<string, number>): string {
  const parts = [...counts].flatMap(([name, count]) => {
    const total = counts.get(name.replace(/-covered$/, "-total"));
    if (name.endsWith("-covered") && total !== undefined) return [`${name.slice(0, -"-covered".length)} ${integerText(count)} of ${integerText(total)}`];
    const isOtherHalf = name.endsWith("-total") && counts.has(name.replace(/-total$/, "-covered"));
    return isOtherHalf ? [] : [`${name} ${integerText(count)}`];
  });
  return parts.length === 0 ? "" : `: ${parts.join(", ")}`;
}
