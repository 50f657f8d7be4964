import { describe, expect, it } from "@jest/globals";
import { eitherOf, membershipIn, unionOf } from "./membership.js";
import type { Person } from "./person.js";
import { hasRole, isProgram, membersOf, rosterOf, teamMembers, type Acquaintance } from "./roster.js";

const user = (login: string): Person => ({ login, kind: "user" });
const known: Acquaintance = {
  groups: new Map([
    ["dba", { users: ["Alice"], teams: ["acme/dba"] }],
    ["ops", { users: ["bob"], teams: ["acme/secret"] }],
    ["web", { users: [], teams: ["acme/web"] }],
  ]),
  bots: ["dependabot[bot]", "renovate-bot"],
  teams: [
    { team: "Acme/DBA", members: ["carol"], unknown: null },
    { team: "acme/secret", members: null, unknown: "403" },
    { team: "acme/half", members: ["dave"], unknown: null },
    { team: "acme/half", members: null, unknown: null },
  ],
  roles: [{ login: "Alice", role: "maintain" }, { login: "bob", role: "read" }, { login: "bob", role: "admin" }],
};
const roster = rosterOf(known);
const answer = (name: string, person: Person) => membershipIn(membersOf(name, roster), person);

describe("a group", () => {
  it("holds its users and the members of its teams, without regard to case", () => {
    expect([user("aLICE"), user("CAROL"), user("bob")].map((person) => answer("dba", person).answer)).toEqual(["yes", "yes", "no"]);
  });

  it("says yes of the users it names even when a team cannot be read, and unknown of all others", () => {
    expect(answer("ops", user("Bob"))).toEqual({ answer: "yes" });
    expect(answer("ops", user("carol"))).toEqual({
      answer: "unknown",
      reason: "the members of acme/secret could not be read: 403",
      remedy: "give the action an `org-token` that may read the organization's teams, or name the people as users",
    });
  });

  it("does not take a team that nobody asked about for an empty one", () => {
    expect(answer("web", user("carol"))).toMatchObject({ answer: "unknown", reason: "the members of acme/web were not read" });
  });

  it("keeps what one reading of a team knew and what another could not tell", () => {
    const half = teamMembers("ACME/half", roster);
    expect([user("Dave"), user("erin")].map((person) => membershipIn(half, person).answer)).toEqual(["yes", "unknown"]);
  });

  it("that the policy does not declare is unknown, and a login with its @ is that account", () => {
    expect(answer("architects", user("architects"))).toEqual({ answer: "unknown", reason: "the policy declares no group architects", remedy: "declare it under checklist.groups" });
    expect([answer("@Erin", user("erin")).answer, answer("@erin", user("dba")).answer]).toEqual(["yes", "no"]);
  });

  it("joined with others says the first reason of not knowing", () => {
    const both = unionOf([membersOf("dba", roster), membersOf("web", roster), membersOf("ops", roster)]);
    expect(membershipIn(both, user("bob")).answer).toBe("yes");
    expect(membershipIn(both, user("erin"))).toMatchObject({ reason: "the members of acme/web were not read" });
  });
});

describe("bots", () => {
  it("are those of the policy, by both of an app's names, and not a user who took the app's short name", () => {
    const people: Person[] = [{ login: "dependabot", kind: "bot" }, { login: "Dependabot[bot]", kind: "bot" }, user("renovate-bot"), user("dependabot"), { login: "agent[bot]", kind: "bot" }];
    expect(people.map((person) => answer("bots", person).answer)).toEqual(["yes", "yes", "yes", "no", "no"]);
  });

  it("as programs are also all that GitHub does not call a user", () => {
    const kinds = ["user", "bot", "organization", "mannequin"] as const;
    expect(kinds.map((kind) => isProgram({ login: "x", kind }, roster))).toEqual([false, true, true, true]);
    expect(isProgram(user("renovate-bot"), roster)).toBe(true);
  });
});

describe("a role", () => {
  it("is at least the one asked for, the lesser of two, or unknown", () => {
    expect([hasRole(user("alice"), "write", roster), hasRole(user("alice"), "admin", roster), hasRole(user("bob"), "triage", roster)].map((role) => role.answer)).toEqual(["yes", "no", "no"]);
    expect(hasRole(user("erin"), "write", roster)).toEqual({
      answer: "unknown",
      reason: "the role of erin in the repository is unknown",
      remedy: "collect the facts with a token that may read who collaborates on the repository",
    });
  });
});

describe("one of several answers", () => {
  it("is yes before unknown, and unknown before no", () => {
    const no = { answer: "no" } as const;
    const yes = { answer: "yes" } as const;
    const unknown = { answer: "unknown", reason: "r", remedy: "m" } as const;
    expect([eitherOf([no, unknown, yes]), eitherOf([no, unknown]), eitherOf([no]), eitherOf([])]).toEqual([yes, unknown, no, no]);
  });
});
