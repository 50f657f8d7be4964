import type { ChangeRequest } from "../../../shared/github/change-request/change-request.js";
import type { GitHub } from "../../../shared/github/connection.js";
import { nameKey } from "../../../shared/people/person.js";
import type { Facts } from "../facts/facts.js";

/** Each costs a request; beyond this the role stays unknown, which lets nothing pass. */
const MOST_ROLES = 20;

/**
 * Roles of people: that of a reviewer as the query says it, by whether they may push; the exact one of those whose role
 * decides something, at one request each. Who is not listed is unknown.
 */
export async function rolesOf(github: Pick<GitHub, "roleOf">, change: ChangeRequest, exact: readonly string[]): Promise<Facts["people"]["roles"]> {
  const roles = new Map(reviewerRoles(change).map((known) => [nameKey(known.login), known]));
  for (const [index, login] of [...new Map(exact.map((name) => [nameKey(name), name])).values()].entries()) {
    const role = index < MOST_ROLES ? await github.roleOf(login) : null;
    if (role === null) roles.delete(nameKey(login));
    else roles.set(nameKey(login), { login, role });
  }
  return [...roles.values()];
}

/** What the query knows of reviewers: whoever may push has at least the role `write`. */
export function reviewerRoles({ reviews }: ChangeRequest): Facts["people"]["roles"] {
  return reviews.items.flatMap(({ author, canPush }) => (author === null ? [] : [{ login: author.login, role: canPush ? ("write" as const) : ("read" as const) }]));
}

/** Members of teams, at a request for each hundred of them. */
export async function teamsOf(organization: Pick<GitHub, "teamMembers"> | null, teams: readonly string[]): Promise<Facts["people"]["teams"]> {
  const found: Facts["people"]["teams"] = [];
  for (const team of [...new Map(teams.map((name) => [nameKey(name), name])).values()]) {
    const { members, unknown } = organization === null ? { members: null, unknown: "there is no token that may read teams" } : await organization.teamMembers(team);
    found.push({ team, members: members === null ? null : [...members], unknown });
  }
  return found;
}
