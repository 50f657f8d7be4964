import { durationText } from "../../../../shared/report/figures.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import type { Facts, RecordEvidence } from "../../facts/facts.js";
import { evidenceProblem, forkRemark, vouchingProblem } from "../../evaluation/evidence.js";
import type { Evaluation, Evaluator } from "../../evaluation/evaluation.js";
import { pending, satisfied, unknown, unsatisfied } from "../../evaluation/standing.js";

type Wanted = RequirementOf<"record">;

/** Clocks of two machines may differ by this much. */
const CLOCK_SKEW_MILLISECONDS = 5 * 60_000;

/** Another gate's latest record about the head commit says one of the listed verdicts, and is not too old. */
export const record: Evaluator<Wanted> = (wanted, { facts }) => {
  const ofGate = facts.records.filter(({ gate }) => gate === wanted.gate);
  const speaking = latestRecords(ofGate.filter(({ commit }) => commit === facts.pull.head.sha));
  const evidence = speaking.map(recordText);
  if (speaking.length === 0) return missing(wanted, ofGate);
  const problem = evidenceProblem(facts, wanted.forks, "record");
  if (problem !== null) return unknown(problem, evidence);
  const refusals = speaking.map((one) => refusalOf(wanted, one, facts)).filter((refusal) => refusal !== null);
  const [refusal] = refusals.filter(({ state }) => state === "unsatisfied").concat(refusals);
  const unvouched = vouchingProblem(facts, "record");
  if (refusal === undefined) return unvouched !== null ? unknown(unvouched, evidence) : satisfied(`${wanted.gate} said ${[...new Set(speaking.map(({ verdict }) => verdict))].join(", ")} of the head${forkRemark(facts)}`, evidence);
  return refusal.state === "error" ? unknown(refusal.reason, evidence) : unsatisfied(refusal.reason, evidence);
};

/** The one that was finished last; those that were finished together, and those of which nobody knows when, all speak. */
function latestRecords(records: readonly RecordEvidence[]): RecordEvidence[] {
  const latest = Math.max(...records.map((one) => finishOf(one) ?? -Infinity));
  return records.filter((one) => (finishOf(one) ?? latest) === latest);
}

/** Milliseconds; null when nobody knows. */
function finishOf({ finished }: RecordEvidence): number | null {
  return finished === null ? null : Date.parse(finished);
}

type Refusal = Pick<Evaluation, "state" | "reason">;

/** Why the record does not let the change through; null when it does. */
function refusalOf(wanted: Wanted, one: RecordEvidence, { collectedAt }: Facts): Refusal | null {
  const now = Date.parse(collectedAt);
  const again = `run ${wanted.gate} again on the head`;
  if (one.verdict === "inconclusive") return { state: "error", reason: `${wanted.gate} could not judge the head; see its report, then ${again}` };
  if (!wanted.verdict.some((verdict) => verdict === one.verdict)) return { state: "unsatisfied", reason: `${wanted.gate} said ${one.verdict} of the head, and ${wanted.verdict.join(" or ")} is demanded; see its report` };
  if (now >= Date.parse(one.expires)) return { state: "unsatisfied", reason: `the record of ${wanted.gate} expired at ${one.expires}; ${again}` };
  return ageRefusal(wanted, finishOf(one), now, again);
}

function ageRefusal({ gate, "max-age": longest }: Wanted, finished: number | null, now: number, again: string): Refusal | null {
  if (finished === null) return longest === null ? null : { state: "error", reason: `nobody knows how old the record of ${gate} is; ${again}` };
  if (finished > now + CLOCK_SKEW_MILLISECONDS) return { state: "unsatisfied", reason: `the record of ${gate} is from the future; set the clock of its machine and ${again}` };
  const age = Math.max(0, (now - finished) / 1000);
  if (longest === null || age <= longest) return null;
  return { state: "unsatisfied", reason: `the record of ${gate} is ${durationText(age)} old, ${durationText(longest)} are allowed; ${again}` };
}

function recordText({ gate, verdict, finished, source }: RecordEvidence): string {
  return `${gate} said ${verdict}${finished === null ? "" : `, finished ${finished}`}, ${source}`;
}

function missing({ gate }: Wanted, ofGate: readonly RecordEvidence[]): Evaluation {
  const others = ofGate.map((one) => `${recordText(one)}, is about ${one.commit.slice(0, 7)} and does not count`);
  return pending(`there is no record of ${gate} about the head; wait for the gate, and when it never comes see whether it runs before the checklist and hands its record over`, others);
}
