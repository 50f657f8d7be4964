import { rosterOf, type Roster } from "../../../shared/people/roster.js";
import type { ChecklistPolicy } from "../../../shared/policy/sections/checklist/checklist.js";
import type { Facts } from "../facts/facts.js";

/** Hundreds of items ask about the same people. */
const made = new WeakMap<Facts, { readonly policy: ChecklistPolicy; readonly roster: Roster }>();

/** Who is who, by the policy and by what the facts know of teams and roles. */
export function rosterFor({ facts, policy }: { readonly facts: Facts; readonly policy: ChecklistPolicy }): Roster {
  const before = made.get(facts);
  if (before?.policy === policy) return before.roster;
  const roster = rosterOf({ groups: policy.groups, bots: policy.bots, teams: facts.people.teams, roles: facts.people.roles });
  made.set(facts, { policy, roster });
  return roster;
}
