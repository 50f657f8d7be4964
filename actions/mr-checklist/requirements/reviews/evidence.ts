import type { ReviewFacts } from "../../facts/facts.js";
import type { JudgedDemand, Weighed } from "./judge-demand.js";
import type { Opinion } from "./opinion.js";

const SHOWN_OF_SHA = 7;

/** Who said what of which commit, a line each, and why it does not count where it does not. */
export function opinionLines(judged: readonly JudgedDemand[]): string[] {
  const best = new Map<ReviewFacts, Weighed>();
  for (const opinion of judged.flatMap(({ weighed }) => weighed)) {
    const before = best.get(opinion.review);
    best.set(opinion.review, before === undefined ? opinion : moreTelling(before, opinion));
  }
  return [...best.values()].map(opinionLine);
}

const MOST_TELLING_FIRST = ["yes", "unknown", "no"];

/** Of several demands, the one that an opinion counts for. */
function moreTelling(best: Weighed, other: Weighed): Weighed {
  return MOST_TELLING_FIRST.indexOf(other.weight.answer) < MOST_TELLING_FIRST.indexOf(best.weight.answer) ? other : best;
}

function opinionText({ person, state, review: { commit } }: Opinion): string {
  const seen = commit === null ? "a commit that is gone" : commit.slice(0, SHOWN_OF_SHA);
  switch (state) {
    case "approved":
      return `${person.login} approved ${seen}`;
    case "changes-requested":
      return `${person.login} requested changes of ${seen}`;
    case "dismissed":
      return `${person.login}'s review of ${seen} was dismissed`;
  }
}

function opinionLine(opinion: Weighed): string {
  const { person, state, weight } = opinion;
  const text = opinionText(opinion);
  if (state === "dismissed" || weight.answer === "yes") return text;
  return weight.answer === "no" ? `${text}; it does not count: ${person.login} ${weight.why}` : `${text}; whether it counts is not known: ${weight.reason}`;
}
