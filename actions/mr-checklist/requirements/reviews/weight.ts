import type { Unknown } from "../../../../shared/people/membership.js";
import { personKey } from "../../../../shared/people/person.js";
import { isProgram, type Roster } from "../../../../shared/people/roster.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import type { Actor } from "../../facts/facts.js";
import { wroteCommits, type Contributors } from "./contributors.js";
import type { Demand } from "./demand.js";
import type { Opinion } from "./opinion.js";

/** Whether an opinion counts for a demand; `why` not, as it is said of the person: `is the author`. */
export type Weight =
  | { readonly answer: "yes" }
  | { readonly answer: "no"; readonly why: string }
  | ({ readonly answer: "unknown" } & Unknown);

/** What an opinion is weighed by, beside the demand. */
export interface Scales {
  readonly roster: Roster;
  readonly author: Actor;
  /** Those whose commits keep them from approving; null: nobody. */
  readonly contributors: Contributors | null;
  readonly head: string;
  readonly stale: RequirementOf<"reviews">["stale"];
}

/** An approval counts by whom it is of, and by what it has seen; a request for changes stands whatever is pushed after it. */
export function weigh(opinion: Opinion, demand: Demand, scales: Scales): Weight {
  const { person, state } = opinion;
  if (scales.author !== null && personKey(scales.author) === personKey(person)) return { answer: "no", why: "is the author" };
  if (isProgram(person, scales.roster)) return { answer: "no", why: "is no person" };
  const membership = demand.membership(person);
  if (membership.answer === "no") return { answer: "no", why: demand.outsider };
  if (state !== "approved") return membership;
  const said = [authorshipOf(opinion, scales), freshnessOf(opinion, demand, scales), membership];
  return said.find(({ answer }) => answer === "no") ?? said.find(({ answer }) => answer === "unknown") ?? { answer: "yes" };
}

/** Only an approval is kept from somebody: whoever asks for changes lets nothing through. */
function authorshipOf({ person }: Opinion, { contributors }: Scales): Weight {
  const wrote = contributors === null ? { answer: "no" } as const : wroteCommits(person, contributors);
  if (wrote.answer === "yes") return { answer: "no", why: "wrote commits of the change" };
  return wrote.answer === "no" ? { answer: "yes" } : wrote;
}

function freshnessOf({ person, review: { commit, changedSince } }: Opinion, { names }: Demand, { stale, head }: Scales): Weight {
  if (stale === "never" || commit === head) return { answer: "yes" };
  if (stale === "head") return { answer: "no", why: "has not seen the head" };
  if (changedSince === null) {
    return { answer: "unknown", reason: `what changed since the approval of ${person.login} is unknown`, remedy: "ask for a new approval of the head" };
  }
  const changed = new Set(changedSince);
  const unseen = names.find((name) => changed.has(name));
  return unseen === undefined ? { answer: "yes" } : { answer: "no", why: `has not seen ${unseen} as it is now` };
}
