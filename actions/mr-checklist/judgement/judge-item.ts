import type { ResolvedItem } from "../../../shared/policy/sections/checklist/resolution/resolve.js";
import { applies } from "../conditions/applies.js";
import { readyLine, waiversOf } from "../waivers/item-waivers.js";
import type { WaiverStatement } from "../waivers/statements.js";
import type { Judged } from "../waivers/binding.js";
import type { Evaluation, Question } from "../evaluation/evaluation.js";
import { judgeRequirement } from "./judge-requirement.js";
import type { JudgedItem, RefusedWaiver, UsedWaiver } from "../evaluation/judged-item.js";
import { endText } from "../../../shared/text/end-text.js";

/** What every item of one list is judged from. */
export interface ListQuestion extends Pick<Question, "facts" | "policyFiles"> {
  readonly statements: readonly WaiverStatement[];
  readonly judged: Judged;
}

/** An item's line of the list, and the waivers of it that let nothing pass. */
export interface ItemJudgement {
  readonly judgedItem: JudgedItem;
  readonly refused: readonly RefusedWaiver[];
}

/** Judges one item. What is unknown is an error, and an error never lets a change through; a waiver does. */
export function judgeItem({ item, policy, designRules }: ResolvedItem, list: ListQuestion): ItemJudgement {
  const { facts, statements, judged } = list;
  const question: Question = { ...list, policy, item, designRules: designRules?.digest ?? null };
  const bare = { id: item.id, title: item.title === "" ? item.id : item.title, verify: item.verify, waiver: null, unwaived: null, waive: null };
  const applicability = item.when === null ? null : applies(item.when, question);
  if (applicability?.answer === "no") return { judgedItem: { ...bare, state: "not-applicable", evidence: [], reason: applicability.reason }, refused: [] };
  const evaluation = applicability?.answer === "unknown" ? unknownApplicability(applicability.reason) : judgeRequirement(item.require, question);
  const { state, evidence, reason } = evaluation;
  if (state === "satisfied") return { judgedItem: { ...bare, state, evidence: [...evidence], reason }, refused: [] };
  const waivable = { facts, policy, judged };
  const { used, unknown, refused } = waiversOf(item, statements, waivable);
  const open: JudgedItem = { ...bare, ...evaluation, evidence: [...evidence], waive: item.waivable ? readyLine(item, waivable) : null };
  if (used !== null) return { judgedItem: { ...open, state: "waived", waiver: used, unwaived: state, waive: null, evidence: [waiverText(used), ...evidence] }, refused };
  if (unknown !== null) return { judgedItem: { ...open, state: "error", reason: `${reason}; a waiver is there, but ${unknown}` }, refused };
  return { judgedItem: open, refused };
}

function unknownApplicability(reason: string): Evaluation {
  return { state: "error", evidence: [], reason: `whether it applies is unknown: ${reason}` };
}

function waiverText({ by, right, reason, expires, url }: UsedWaiver): string {
  return `waived until ${endText(expires)} by ${by}, who ${right}: ${reason} (${url})`;
}
