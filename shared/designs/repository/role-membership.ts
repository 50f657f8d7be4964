import { eitherOf, membershipIn, type Membership } from "../../people/membership.js";
import { isProgram, membersOf, rosterOf, type Acquaintance, type Roster } from "../../people/roster.js";
import type { Policy } from "../../policy/policy.js";

/** The teams whose members the roles of designs name, as `organization/name`. */
export function teamsOfRoles({ design, checklist }: Pick<Policy, "design" | "checklist">): string[] {
  const words = [...design.roles.values()].flatMap(({ from }) => from);
  return [...new Set(words.flatMap((word) => checklist.groups.get(word)?.teams ?? []))].sort();
}

/** Who is who for the roles of designs. @param teams what could be read of the teams that {@link teamsOfRoles} names. */
export function designRoster({ checklist }: Pick<Policy, "checklist">, teams: Acquaintance["teams"]): Roster {
  return rosterOf({ groups: checklist.groups, bots: checklist.bots, teams, roles: [] });
}

/** Answers whether somebody has a role of the policy's section `design`. Programs have none. */
export function roleMembership({ design }: Pick<Policy, "design">, roster: Roster): (login: string, role: string) => Membership {
  return (login, role) => {
    const person = { login, kind: "user" } as const;
    if (isProgram(person, roster)) return { answer: "no" };
    return eitherOf((design.roles.get(role)?.from ?? []).map((word) => membershipIn(membersOf(word, roster), person)));
  };
}
