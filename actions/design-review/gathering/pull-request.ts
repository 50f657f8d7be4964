import type { Context, GitHubAccess } from "../../../shared/action/context.js";
import { InputError } from "../../../shared/action/errors.js";
import type { DesignRequest } from "../../../shared/designs/repository/request.js";
import { designRoster, teamsOfRoles } from "../../../shared/designs/repository/role-membership.js";
import { connect, type GitHub } from "../../../shared/github/connection.js";
import type { Acquaintance, Roster } from "../../../shared/people/roster.js";
import type { DesignRules } from "../../../shared/policy/sections/checklist/resolution/design-rules.js";

type Host = Pick<Context<unknown>, "github" | "run" | "log" | "clock">;

/** What GitHub says of the change. */
export interface RequestFacts {
  /** Null where no pull request is judged. */
  readonly request: DesignRequest | null;
  readonly roster: Roster;
}

/**
 * Reads the reviews of the pull request, and the teams that the policy's roles name.
 * @param pull its number as the user gave it; null for the event's.
 * @param organizationToken may read the members of teams; null without one.
 * @throws InputError when a pull request is named and nobody can be asked, InconclusiveError when GitHub does not answer.
 */
export async function requestFacts(rules: DesignRules, pull: number | null, organizationToken: string | null, host: Host): Promise<RequestFacts> {
  const number = pull ?? host.run.pullRequest;
  const { github, run } = host;
  if (number === null || github === null || run.repository === null) {
    if (pull !== null) throw new InputError(`the reviews of pull request ${pull} are on GitHub: ${github === null ? "give a token" : "GITHUB_REPOSITORY names its repository, as owner/name"}`);
    return { request: null, roster: designRoster(rules, await teams(rules, null)) };
  }
  const client = clientOf(github, run.repository, host);
  const [{ author, head }, reviews] = [await client.pullRequest(number), await client.pullRequestReviews(number)];
  const organization = organizationToken === null ? null : clientOf({ ...github, token: organizationToken }, run.repository, host);
  return { request: { author, head: head.sha, reviews, commitPeople: (sha) => client.commitPeople(sha) }, roster: designRoster(rules, await teams(rules, organization)) };
}

function clientOf({ token, apiUrl, graphqlUrl }: GitHubAccess, repository: string, { log, clock }: Host): GitHub {
  const slash = repository.indexOf("/");
  return connect({ token, apiUrl, graphqlUrl, repository: { owner: repository.slice(0, slash), name: repository.slice(slash + 1) }, log, clock });
}

async function teams(rules: DesignRules, organization: GitHub | null): Promise<Acquaintance["teams"]> {
  const found: { team: string; members: readonly string[] | null; unknown: string | null }[] = [];
  for (const team of teamsOfRoles(rules)) found.push({ team, ...(organization === null ? { members: null, unknown: "there is no token that may read teams" } : await organization.teamMembers(team)) });
  return found;
}
