import { nameKey, personKey, type Person } from "./person.js";

/** Why something cannot be told, and what would let us tell it: each a clause without a full stop. */
export interface Unknown {
  readonly reason: string;
  readonly remedy: string;
}

/** Whether somebody belongs to a group. `unknown` is never to be read as either of the others. */
export type Membership = { readonly answer: "yes" } | { readonly answer: "no" } | ({ readonly answer: "unknown" } & Unknown);

/** Who belongs to a group, as far as it could be read: by key, each name as it was written. */
export interface Members {
  readonly names: ReadonlyMap<string, string>;
  /** Why others may belong to it too; null when these are all. */
  readonly unknown: Unknown | null;
}

/** A group whose members are all known. */
export function knownMembers(logins: readonly string[]): Members {
  return { names: new Map(logins.map((login) => [nameKey(login), login])), unknown: null };
}

/** A group of which nobody is known. */
export function unknownMembers(reason: string, remedy: string): Members {
  return { names: new Map(), unknown: { reason, remedy } };
}

/** Whoever belongs to at least one of the groups. The first reason of not knowing is told. */
export function unionOf(groups: readonly Members[]): Members {
  return {
    names: new Map(groups.flatMap(({ names }) => [...names])),
    unknown: groups.find(({ unknown }) => unknown !== null)?.unknown ?? null,
  };
}

/** Whether a person is one of the members. Logins are compared without case. */
export function membershipIn({ names, unknown }: Members, person: Person): Membership {
  if (names.has(personKey(person))) return { answer: "yes" };
  return unknown === null ? { answer: "no" } : { answer: "unknown", ...unknown };
}

/** Yes when one of them is, no when all of them are, otherwise the first unknown. */
export function eitherOf(memberships: readonly Membership[]): Membership {
  return memberships.find(({ answer }) => answer === "yes") ?? memberships.find(({ answer }) => answer === "unknown") ?? { answer: "no" };
}
