import { ROLES, type Role } from "../people/roster.js";
import { list, object, optional, text } from "../schema/shape.js";
import { failureText } from "./wire/messages.js";
import { caughtFailure } from "./wire/request-failure.js";
import { provenRead } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

const PERMISSION = object({ permission: text(), role_name: optional(text()) }, { open: true });
const MEMBERS = list(object({ login: text() }, { open: true }));

/**
 * The exact role of somebody in the repository. The field `permission` folds maintain into write and triage into read,
 * so that `role_name` says it; a role of an organization's own making counts as the one below it.
 * Null when the token may not ask.
 * @throws InconclusiveError when GitHub gives no answer.
 */
export async function roleOf(wire: Wire, login: string): Promise<Role | null> {
  return provenRead(`read the role of ${login}`, async () => {
    try {
      const found = await wire.repeatable("GET /repos/{owner}/{repo}/collaborators/{username}/permission", { username: login }, PERMISSION);
      return knownRole(found.role_name) ?? knownRole(found.permission);
    } catch (error) {
      const { kind } = caughtFailure(error);
      // In a private repository GitHub does not know who has no access.
      if (kind === "not-found") return "none";
      if (kind === "no-permission") return null;
      throw error;
    }
  });
}

function knownRole(name: string | undefined): Role | null {
  return ROLES.find((role) => role === name) ?? null;
}

/** Members of a team, those of its child teams among them; or why nobody can say. */
export type TeamMembers =
  | { readonly members: readonly string[]; readonly unknown: null }
  | { readonly members: null; readonly unknown: string };

/**
 * Reads who is in a team (`organization/name`). A workflow's own token never may; for a token of an app or a person that
 * may not either, the answer is why. @throws InconclusiveError when GitHub gives no answer.
 */
export async function teamMembers(wire: Wire, team: string): Promise<TeamMembers> {
  const slash = team.indexOf("/");
  const what = `read the members of the team ${team}`;
  return provenRead(what, async () => {
    try {
      const found = await wire.pages("GET /orgs/{org}/teams/{team_slug}/members", { org: team.slice(0, slash), team_slug: team.slice(slash + 1) }, MEMBERS, (page) => page);
      return { members: found.map(({ login }) => login), unknown: null };
    } catch (error) {
      const failure = caughtFailure(error);
      if (failure.kind !== "not-found" && failure.kind !== "no-permission") throw error;
      return { members: null, unknown: failureText(what, failure) };
    }
  });
}
