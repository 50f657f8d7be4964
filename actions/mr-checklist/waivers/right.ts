import { membershipIn, type Membership } from "../../../shared/people/membership.js";
import { personKey } from "../../../shared/people/person.js";
import { hasRole, isProgram, membersOf } from "../../../shared/people/roster.js";
import type { ChecklistPolicy } from "../../../shared/policy/sections/checklist/checklist.js";
import type { Actor, Facts } from "../facts/facts.js";
import { rosterFor } from "../evaluation/roster.js";

/** Whether somebody may waive, and by which right; why not; or what must be known to say. */
export type Right =
  | { readonly answer: "yes"; readonly by: string; readonly right: string }
  | { readonly answer: "no"; readonly problem: string }
  | { readonly answer: "unknown"; readonly problem: string };

/** Who may waive: by role or by group, never the author, never a program, never an account that is gone. */
export function rightToWaive(actor: Actor, { facts, policy }: { readonly facts: Facts; readonly policy: ChecklistPolicy }): Right {
  const { role, groups } = policy.waivers;
  const { author } = facts.pull;
  const roster = rosterFor({ facts, policy });
  if (actor === null) return { answer: "no", problem: "was written by an account that is gone" };
  const unknown = (why: string): Right => ({ answer: "unknown", problem: `whether ${actor.login} may waive it is unknown: ${why}` });
  if (author === null) return unknown("the account of the change's author is gone, so nobody can say that this is another person; open the change anew");
  if (personKey(author) === personKey(actor)) return { answer: "no", problem: "was written by the author, who never may" };
  if (isProgram(actor, roster)) return { answer: "no", problem: "was written by a program, which never may" };
  const ways: readonly (readonly [string, Membership])[] = [
    [`has the role ${role} or a higher one`, hasRole(actor, role, roster)],
    ...groups.map((name) => [`is in the group ${name}`, membershipIn(membersOf(name, roster), actor)] as const),
  ];
  const allowed = ways.find(([, { answer }]) => answer === "yes");
  if (allowed !== undefined) return { answer: "yes", by: actor.login, right: allowed[0] };
  for (const [, membership] of ways) {
    if (membership.answer === "unknown") return unknown(`${membership.reason}; ${membership.remedy}`);
  }
  return { answer: "no", problem: `was written by ${actor.login}, who may not: it takes the role ${role}${groups.length === 0 ? "" : ` or the group ${groups.join(" or ")}`}` };
}
