import { clip } from "../../../shared/report/clip.js";
import { terminalText } from "../../../shared/report/escape/terminal.js";
import type { ChecklistJudgement } from "../judgement/checklist-judgement.js";

/** Name of the commit status that branch rules ask for. One context, overwritten in place by every evaluation. */
export const STATUS_CONTEXT = "plimsoll/mr-checklist";

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
