import type { Group } from "../policy/sections/checklist/checklist.js";
import { loginNamed } from "../policy/sections/checklist/words.js";
import { knownMembers, unionOf, unknownMembers, type Membership, type Members } from "./membership.js";
import { nameKey, personKey, type Person } from "./person.js";

/** GitHub's roles in a repository, the least first. */
export const ROLES = ["none", "read", "triage", "write", "maintain", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** What is known of people: the policy's groups and bots, and what the platform said of teams and roles. */
export interface Acquaintance {
  readonly groups: ReadonlyMap<string, Group>;
  /** Accounts that are programs whatever GitHub calls them. */
  readonly bots: readonly string[];
  /** `members` of null: nobody could read them; `unknown` says why. */
  readonly teams: readonly { readonly team: string; readonly members: readonly string[] | null; readonly unknown: string | null }[];
  readonly roles: readonly { readonly login: string; readonly role: Role }[];
}

/** Answers who is who. A value: it asks nobody. */
export interface Roster {
  readonly groups: ReadonlyMap<string, Group>;
  readonly bots: Members;
  readonly teams: ReadonlyMap<string, Members>;
  readonly roles: ReadonlyMap<string, Role>;
}

const TEAM_REMEDY = "give the action an `org-token` that may read the organization's teams, or name the people as users";
const ROLE_REMEDY = "collect the facts with a token that may read who collaborates on the repository";

/** Makes what is known quick to ask. Of two roles of one login the lesser counts. */
export function rosterOf({ groups, bots, teams, roles }: Acquaintance): Roster {
  const teamMembers = new Map<string, Members>();
  for (const { team, members, unknown } of teams) {
    const read = members === null
      ? unknownMembers(`the members of ${team} could not be read${unknown === null ? "" : `: ${unknown}`}`, TEAM_REMEDY)
      : knownMembers(members);
    const before = teamMembers.get(nameKey(team));
    teamMembers.set(nameKey(team), before === undefined ? read : unionOf([before, read]));
  }
  const greatestFirst = [...roles].sort((a, b) => ROLES.indexOf(b.role) - ROLES.indexOf(a.role));
  return {
    groups,
    bots: knownMembers(bots),
    teams: teamMembers,
    roles: new Map(greatestFirst.map(({ login, role }) => [nameKey(login), role])),
  };
}

/** The members of `organization/team`. A team that nobody asked about is unknown, not empty. */
export function teamMembers(team: string, roster: Roster): Members {
  return roster.teams.get(nameKey(team)) ?? unknownMembers(`the members of ${team} were not read`, TEAM_REMEDY);
}

/**
 * Whom a word of the policy stands for: a group by its name, the word `bots` (the policy's list, and nobody else), a login
 * with its `@`. A group that nobody declared is unknown, not empty.
 */
export function membersOf(word: string, roster: Roster): Members {
  const login = loginNamed(word);
  if (login !== null) return knownMembers([login]);
  if (word === "bots") return roster.bots;
  const group = roster.groups.get(word);
  if (group === undefined) return unknownMembers(`the policy declares no group ${word}`, "declare it under checklist.groups");
  return unionOf([knownMembers(group.users), ...group.teams.map((team) => teamMembers(team, roster))]);
}

/** Whether an account is a program: GitHub says so, or the policy does. Nothing but a user is a person. */
export function isProgram(person: Person, roster: Roster): boolean {
  return person.kind !== "user" || roster.bots.names.has(personKey(person));
}

/** Whether somebody has at least this role in the repository. A role that nobody read is unknown. */
export function hasRole(person: Person, least: Role, roster: Roster): Membership {
  const role = roster.roles.get(personKey(person));
  if (role === undefined) return { answer: "unknown", reason: `the role of ${person.login} in the repository is unknown`, remedy: ROLE_REMEDY };
  return ROLES.indexOf(role) >= ROLES.indexOf(least) ? { answer: "yes" } : { answer: "no" };
}
