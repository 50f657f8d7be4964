import { eitherOf, membershipIn, type Membership } from "../../people/membership.js";
import { isProgram, membersOf, rosterOf, type Acquaintance, type Roster } from "../../people/roster.js";
import type { DesignRules } from "../../policy/sections/checklist/resolution/design-rules.js";

/** The teams whose members the roles of designs name, as `organization/name`. */
export function teamsOfRoles({ design, groups }: Pick<DesignRules, "design" | "groups">): string[] {
  const words = [...design.roles.values()].flatMap(({ from }) => from);
  return [...new Set(words.flatMap((word) => groups.get(word)?.teams ?? []))].sort();
}

/** Who is who for the roles of designs. @param teams what could be read of the teams that {@link teamsOfRoles} names. */
export function designRoster({ groups, bots }: Pick<DesignRules, "groups" | "bots">, teams: Acquaintance["teams"]): Roster {
  return rosterOf({ groups, bots, teams, roles: [] });
}

/** Answers whether somebody has a role of the policy's section `design`. Programs have none. */
export function roleMembership({ design }: Pick<DesignRules, "design">, roster: Roster): (login: string, role: string) => Membership {
  return (login, role) => {
    const person = { login, kind: "user" } as const;
    if (isProgram(person, roster)) return { answer: "no" };
    return eitherOf((design.roles.get(role)?.from ?? []).map((word) => membershipIn(membersOf(word, roster), person)));
  };
}
