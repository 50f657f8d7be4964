import type { ChangeRequest } from "../../../shared/github/change-request/change-request.js";
import type { GitHub } from "../../../shared/github/connection.js";
import { nameKey } from "../../../shared/people/person.js";
import type { Facts } from "../facts/facts.js";

/** What the query knows of reviewers: whoever may push has at least the role `write`. */
export function reviewerRoles({ reviews }: ChangeRequest): Facts["people"]["roles"] {
  return reviews.items.flatMap(({ author, canPush }) => (author === null ? [] : [{ login: author.login, role: canPush ? ("write" as const) : ("read" as const) }]));
}

/** Whether each reviewer may push, by login as a key. */
export function pushersOf({ reviews }: ChangeRequest): ReadonlyMap<string, boolean> {
  return new Map(reviews.items.flatMap(({ author, canPush }) => (author === null ? [] : [[nameKey(author.login), canPush] as const])));
}

/** The account that the repository belongs to, a person's or an organization's. */
export function ownerOf({ repository }: ChangeRequest): string {
  return repository.slice(0, repository.indexOf("/"));
}

/** Members of a team, at a request for each hundred of them. */
export async function teamFacts(organization: Pick<GitHub, "teamMembers"> | null, team: string): Promise<Facts["people"]["teams"][number]> {
  const { members, unknown } = organization === null ? { members: null, unknown: "there is no token that may read teams" } : await organization.teamMembers(team);
  return { team, members: members === null ? null : [...members], unknown };
}
