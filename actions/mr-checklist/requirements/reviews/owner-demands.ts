import { eitherOf, knownMembers, membershipIn, unionOf, unknownMembers, type Members, type Membership } from "../../../../shared/people/membership.js";
import type { Owner } from "../../../../shared/people/owners/owner.js";
import type { Person } from "../../../../shared/people/person.js";
import { hasRole, teamMembers, type Roster } from "../../../../shared/people/roster.js";
import type { RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import { namesText } from "../../evaluation/standing.js";
import { groupsDemand, type Demand } from "./demand.js";
import { setsOf, type OwnedNames, type Ownership } from "./ownership.js";

/**
 * What `codeowners` asks for: of each set of owners one approval of their files, and `count` approvals together. For files of
 * nobody the other words of `from` stand in, without any `anyone`: no file passes because CODEOWNERS forgot it.
 */
export function ownerDemands(requirement: RequirementOf<"reviews">, names: readonly string[], ownership: Ownership, roster: Roster): Demand[] {
  const sets = setsOf(names, ownership);
  const owned = sets.filter(({ owners }) => owners.length > 0).map((set) => ownedDemand(set, roster));
  const others = requirement.from.filter((word) => word !== "codeowners");
  const standIns = others.length === 0 ? ["anyone"] : others;
  const free = sets.filter(({ owners }) => owners.length === 0).flatMap((set) => set.names);
  if (owned.length === 0) return [noted(groupsDemand(standIns, requirement, free, roster), free)];
  const demands = free.length === 0 ? owned : [...owned, freeDemand(noted(groupsDemand(standIns, { ...requirement, count: 1 }, free, roster), free), owned)];
  return requirement.count === 1 ? demands : [...demands, togetherDemand(requirement.count, names, demands)];
}

function ownedDemand({ owners, names }: OwnedNames, roster: Roster): Demand {
  const members = unionOf(owners.map((owner) => membersOfOwner(owner, roster)));
  return {
    of: `${owners.map(({ written }) => written).join(" or ")} for ${namesText(names)}`,
    count: 1,
    names,
    membership: (person) => ownerMembership(person, members, roster),
    outsider: "owns none of these files, or may not write",
    members,
  };
}

function membersOfOwner(owner: Owner, roster: Roster): Members {
  switch (owner.kind) {
    case "user":
      return knownMembers([owner.login]);
    case "team":
      return teamMembers(owner.team, roster);
    case "email":
      return unknownMembers(`whose address ${owner.email} is cannot be read`, "name the login in CODEOWNERS");
  }
}

/** GitHub takes nobody for an owner who may not write. Of an owner whose role nobody read, nobody can tell. */
function ownerMembership(person: Person, members: Members, roster: Roster): Membership {
  const answers = [membershipIn(members, person), hasRole(person, "write", roster)];
  return answers.find(({ answer }) => answer === "no") ?? answers.find(({ answer }) => answer === "unknown") ?? { answer: "yes" };
}

function noted(demand: Demand, free: readonly string[]): Demand {
  return free.length === 0 ? demand : { ...demand, of: `${demand.of} for ${namesText(free)}, which nobody owns` };
}

/** Beside owned files, an owner of those may approve the others too, as on GitHub. */
function freeDemand(demand: Demand, owned: readonly Demand[]): Demand {
  return { ...demand, membership: anyOf([demand, ...owned]), members: joinedMembers([demand, ...owned]) };
}

function togetherDemand(count: number, names: readonly string[], demands: readonly Demand[]): Demand {
  return {
    of: "the owners of the files together",
    count,
    names,
    membership: anyOf(demands),
    outsider: "owns none of these files, or may not write",
    members: joinedMembers(demands),
  };
}

function anyOf(demands: readonly Demand[]): Demand["membership"] {
  return (person) => eitherOf(demands.map(({ membership }) => membership(person)));
}

function joinedMembers(demands: readonly Demand[]): Members | null {
  const known = demands.map(({ members }) => members).filter((members) => members !== null);
  return known.length < demands.length ? null : unionOf(known);
}
