import { plural } from "../../../shared/report/figures.js";
import type { ChecklistPolicy } from "../../../shared/policy/sections/checklist/checklist.js";
import type { Facts } from "../facts/facts.js";
import type { UsedWaiver } from "../evaluation/judged-item.js";
import { bindingOf, type Judged } from "./binding.js";
import { rightToWaive } from "./right.js";
import type { WaiverStatement } from "./statements.js";
import { readEnd } from "./until.js";

/** Whether a waiver holds. `unknown`: everything fits, and nobody can say whether its writer may. */
export type WaiverAnswer =
  | { readonly kind: "valid"; readonly waiver: UsedWaiver }
  | { readonly kind: "refused"; readonly problem: string }
  | { readonly kind: "unknown"; readonly problem: string };

/** What a waiver is judged from. The clock is the facts' own. */
export interface WaiverQuestion {
  readonly facts: Facts;
  readonly policy: ChecklistPolicy;
  readonly judged: Judged;
}

/** Clocks of two machines may differ by this much. */
const CLOCK_SKEW_MILLISECONDS = 5 * 60_000;

/** Judges one waiver of an item that can be waived. Every doubt about what was written ends it; only a doubt about the right is unknown. */
export function judgeWaiver({ command, source }: WaiverStatement, question: WaiverQuestion): WaiverAnswer {
  const { facts, policy, judged } = question;
  const { binds, longest, "reason-length": reasonLength } = policy.waivers;
  const refused = (problem: string): WaiverAnswer => ({ kind: "refused", problem });
  if (source.edited) return refused("was edited after it was written, which makes it void; write a new one");
  // As with a record: what is from the future was never said, and its `longest` would begin late.
  if (Date.parse(source.at) > Date.parse(facts.collectedAt) + CLOCK_SKEW_MILLISECONDS) return refused(`was written ${source.at}, which is after the facts were collected; collect them again`);
  const end = readEnd(command.until);
  if (end === null) return refused(`ends at ${JSON.stringify(command.until.slice(0, 40))}, which is no date: write until 2026-11-30 or until 2026-11-30T18:00Z`);
  if (end.expires.getTime() <= Date.parse(facts.collectedAt)) return refused(`has ended ${command.until}`);
  const latest = new Date(Date.parse(source.at) + longest * 1000);
  if (end.begins > latest) return refused(`ends later than the policy allows; the latest is ${latest.toISOString().slice(0, 10)}`);
  const reason = withoutInvisible(command.reason);
  // One letter may bear hundreds of marks.
  const length = Array.from(reason.replace(/\p{M}/gu, "")).length;
  if (length < reasonLength) return refused(`gives a reason of ${plural(length, "character")}; the policy asks for ${reasonLength}`);
  const binding = bindingOf(command.at, source, binds, judged);
  if ("problem" in binding) return refused(binding.problem);
  const right = rightToWaive(source.author, { facts, policy });
  if (right.answer !== "yes") return { kind: right.answer === "no" ? "refused" : "unknown", problem: right.problem };
  return { kind: "valid", waiver: { item: command.item, by: right.by, right: right.right, reason, at: source.at, expires: end.expires.toISOString(), binds, bound: binding.bound, url: source.url } };
}

/** Without what nobody sees: a reason is for people. */
function withoutInvisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\uFFFC]/gu, "").replace(/\s+/gu, " ").trim();
}
