import type { Verdict } from "../../../shared/action/verdict.js";
import { HEAD_RUNS } from "../../../shared/policy/sections/checklist/checklist.js";
import type { ResolvedChecklist } from "../../../shared/policy/sections/checklist/resolution/resolve.js";
import { didYouMean } from "../../../shared/schema/did-you-mean.js";
import type { Facts } from "../facts/facts.js";
import { namesText } from "../evaluation/standing.js";
import { differenceDigest } from "../waivers/difference.js";
import { refusedWaiver, waiverStatements, type WaiverStatement } from "../waivers/statements.js";
import type { ChecklistJudgement } from "./checklist-judgement.js";
import { countsOf } from "./counts.js";
import { inOrder } from "./in-order.js";
import { linksOf } from "./links.js";
import { judgeItem } from "./judge-item.js";
import type { JudgedItem, RefusedWaiver } from "../evaluation/judged-item.js";
import { skippedRuns } from "./skipped-runs.js";
import { summarySentence } from "./summary-sentence.js";

/** Judges a change by its checklist: a pure function of the facts and the policy. No order of a list in the facts matters. */
export function judgeChecklist(given: Facts, checklist: ResolvedChecklist): ChecklistJudgement {
  const facts = inOrder(given);
  const { pull, collectedAt } = facts;
  const { statements, unread } = waiverStatements(facts);
  const difference = differenceDigest(facts);
  const list = { facts, policyFiles: checklist.policyFiles, statements, judged: { head: pull.head.sha, difference } };
  const judged = checklist.items
    .map((resolved) => ({ ...judgeItem(resolved, list), builtIn: resolved.builtIn }))
    .filter(({ builtIn, judgedItem }) => !builtIn || judgedItem.state !== "not-applicable");
  const skipped = skippedRuns(facts);
  const items = [...judged.map(({ judgedItem }) => judgedItem), ...(skipped === null ? [] : [skipped])];
  const counts = countsOf(items);
  const refusedWaivers = [...unread, ...ofNoItem(statements, checklist), ...judged.flatMap(({ refused }) => refused)];
  return {
    ...verdictOf(items, checklist.policy["nothing-applicable"]),
    summary: summarySentence(counts, items, collectedAt),
    counts, items, refusedWaivers,
    links: linksOf(facts, items, refusedWaivers),
    pull: { repository: pull.repository, number: pull.number, head: pull.head.sha, base: pull.base.sha },
    difference, collectedAt,
    policy: { digest: checklist.digest, sources: [...checklist.sources] },
  };
}

/** A waiver of an item that is not on the list is most likely a slip of the pen. */
function ofNoItem(statements: readonly WaiverStatement[], { items }: ResolvedChecklist): RefusedWaiver[] {
  const ids = items.map(({ item }) => item.id);
  return statements
    .filter(({ command }) => !ids.includes(command.item))
    .map(({ line, source, command }) => refusedWaiver(line, source, command.item === HEAD_RUNS ? "is of an item that nobody can waive" : noItem(command.item, ids)));
}

function noItem(id: string, ids: readonly string[]): string {
  return `there is no item ${JSON.stringify(id.slice(0, 70))}${didYouMean(id, ids)}`;
}

/** What is missing comes before what is unknown, and what is unknown before what takes time. */
function verdictOf(items: readonly JudgedItem[], onNothing: "fail" | "allow"): { readonly verdict: Verdict; readonly reason: string } {
  const named = (state: JudgedItem["state"]): string[] => items.filter((item) => item.state === state).map(({ id }) => id);
  const [unsatisfied, errors, pending] = [named("unsatisfied"), named("error"), named("pending")];
  if (unsatisfied.length > 0) return { verdict: "fail", reason: `not satisfied: ${namesText(unsatisfied)}` };
  if (errors.length > 0) return { verdict: "inconclusive", reason: `cannot be judged: ${namesText(errors)}` };
  if (pending.length > 0) return { verdict: "inconclusive", reason: `still to come: ${namesText(pending)}` };
  if (items.some(({ state }) => state !== "not-applicable")) return { verdict: "pass", reason: "every item that applies holds or is waived" };
  return onNothing === "allow"
    ? { verdict: "not-applicable", reason: "no item applies to this change, which the policy allows" }
    : { verdict: "fail", reason: "no item applies to this change: checklist.nothing-applicable says whether that is right" };
}
