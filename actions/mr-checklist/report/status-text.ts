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

/** The judgement as a commit status: green for a pass alone. */
export function statusText(judgement: Judged): StatusText {
  const { verdict, reason, summary } = judgement;
  const text = verdict === "pass" ? summary : `${reason} · ${summary}`;
  return { state: stateOf(judgement), description: clip(terminalText(text), LONGEST) };
}

function stateOf({ verdict, counts }: Judged): StatusText["state"] {
  if (verdict === "pass") return "success";
  if (verdict !== "fail") return "error";
  // Nothing is wrong yet; a red mark would be one that goes away by itself.
  return counts.unsatisfied === 0 && counts.pending > 0 ? "pending" : "failure";
}
