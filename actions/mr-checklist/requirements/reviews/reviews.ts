import { integerText } from "../../../../shared/report/figures.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import type { Evaluation, Evaluator, RequirementState } from "../../evaluation/evaluation.js";
import type { ReviewFacts } from "../../facts/facts.js";
import { rosterFor } from "../../evaluation/roster.js";
import { pending, satisfied, unknown, unsatisfied } from "../../evaluation/standing.js";
import { contributorsOf } from "./contributors.js";
import { groupsDemand, type Demand } from "./demand.js";
import { opinionLines } from "./evidence.js";
import { judgeDemand, type JudgedDemand } from "./judge-demand.js";
import { matchedNamesOf, type MatchedNames } from "./matched-names.js";
import { opinionsOf } from "./opinion.js";
import { ownerDemands } from "./owner-demands.js";
import { ownershipOf } from "./ownership.js";

type Reviews = RequirementOf<"reviews">;

/** The worst first: what one demand lacks, no other makes good. */
const WORST_FIRST: readonly RequirementState[] = ["unsatisfied", "error", "pending", "satisfied"];
const EVALUATIONS = { unsatisfied, error: unknown, pending, satisfied };
/** Demands that a reason tells of; more are counted. */
const REASONS_TOLD = 2;

/**
 * Approvals by those whom the policy or CODEOWNERS name. Latest reviews count, of the content that the item wants to be
 * seen; the author, programs and deleted accounts never do.
 */
export const reviews: Evaluator<Reviews> = (requirement, question) => {
  const { facts } = question;
  if (!facts.reviews.complete) return unknown("only a part of the reviews could be read; collect the facts again");
  const matched = matchedNamesOf(requirement.paths, facts);
  if (requirement.paths !== null && matched.names.length === 0) {
    return matched.missing === null ? satisfied(`the change touches nothing of ${requirement.paths.join(", ")}`) : unknown(matched.missing);
  }
  const demanded = demandsOf(requirement, matched, question);
  if (typeof demanded === "string") return unknown(demanded);
  const opinions = opinionsOf(facts.reviews.items);
  const roster = rosterFor(question);
  const scales = { roster, author: facts.pull.author, contributors: contributorsOf(requirement, facts, roster), head: facts.pull.head.sha, stale: requirement.stale };
  const judged = demanded.demands.map((demand) => judgeDemand(demand, opinions, scales));
  const evidence = [...opinionLines(judged), ...demanded.notes];
  const { state, reason } = worstOf(judged);
  if (state === "satisfied" && matched.missing !== null && dependsOnFiles(requirement)) return unknown(matched.missing, evidence);
  if (state === "satisfied" && facts.reviews.items.some(isRequestOfNobody)) return unknown("somebody whose account is gone requested changes, and nobody can say whether that counts; dismiss that review when it is settled", evidence);
  return EVALUATIONS[state](reason, evidence);
};

/** An approval of an account that is gone is worth nothing. A request for changes might have been one that counts. */
function isRequestOfNobody({ author, state }: ReviewFacts): boolean {
  return author === null && state === "changes-requested";
}

/** What the item asks for, or why nobody can tell. */
function demandsOf(requirement: Reviews, { names }: MatchedNames, question: Parameters<typeof reviews>[1]): { demands: Demand[]; notes: string[] } | string {
  const roster = rosterFor(question);
  if (!requirement.from.includes("codeowners")) return { demands: [groupsDemand(requirement.from, requirement, names, roster)], notes: [] };
  const ownership = ownershipOf(question.facts);
  if (typeof ownership === "string") return ownership;
  return {
    demands: ownerDemands(requirement, names, ownership, roster),
    notes: ownership.problems.map(({ line, problem, skipped }) => `CODEOWNERS line ${line}${skipped ? " is skipped" : ""}: ${problem}`),
  };
}

function worstOf(judged: readonly JudgedDemand[]): Pick<Evaluation, "state" | "reason"> {
  const rank = ({ state }: JudgedDemand): number => WORST_FIRST.indexOf(state);
  const { state } = judged.reduce((worst, demand) => (rank(demand) < rank(worst) ? demand : worst));
  const reasons = [...new Set(judged.filter((demand) => demand.state === state).map(({ reason }) => reason))];
  const left = reasons.length - REASONS_TOLD;
  return { state, reason: [...reasons.slice(0, REASONS_TOLD), ...(left > 0 ? [`and ${integerText(left)} more`] : [])].join("; ") };
}

function dependsOnFiles({ from, stale }: Reviews): boolean {
  return from.includes("codeowners") || stale === "owned-files";
}
