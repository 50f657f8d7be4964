import { clip } from "../../../shared/report/clip.js";
import { terminalText } from "../../../shared/report/escape/terminal.js";
import type { ChecklistJudgement } from "../judgement/checklist-judgement.js";

const CONTEXT = "plimsoll/mr-checklist: ";

/**
 * Name of the commit status that the rules of a branch ask for: one context, overwritten in place by every evaluation.
 * It names the branch that the change goes into. A status is of a commit, and a commit may be proposed to any branch: what
 * the policy of another branch lets through must not be green for this one (palantir/policy-bot names its status so too).
 */
export function statusContext(base: string): string {
  return `${CONTEXT}${base}`;
}

/** Whether a status is this gate's word, about whichever branch. */
export function isStatusContext(context: string): boolean {
  return context.startsWith(CONTEXT);
}

/** GitHub refuses a longer description. */
const LONGEST = 140;

/** What the commit status says. */
export interface StatusText {
  readonly state: "success" | "failure" | "pending" | "error";
  readonly description: string;
}

type Judged = Pick<ChecklistJudgement, "verdict" | "reason" | "summary" | "counts">;

/** The judgement as a commit status: green for a pass, and where the policy lets a change through that no item is about. */
export function statusText(judgement: Judged): StatusText {
  const { verdict, reason, summary } = judgement;
  const text = verdict === "pass" ? summary : `${reason} · ${summary}`;
  return { state: stateOf(judgement), description: clip(terminalText(text), LONGEST) };
}

function stateOf({ verdict, counts }: Judged): StatusText["state"] {
  if (verdict === "pass" || verdict === "not-applicable") return "success";
  if (verdict === "fail") return "failure";
  // A check that still runs is no fault; a red mark would be one that goes away by itself.
  return counts.errors === 0 && counts.pending > 0 ? "pending" : "error";
}
