import type { ChangeRequest } from "../../../shared/github/change-request/change-request.js";
import type { GitHub } from "../../../shared/github/connection.js";
import { nameKey } from "../../../shared/people/person.js";
import type { Role } from "../../../shared/people/roster.js";
import type { Facts } from "../facts/facts.js";
import { ownerOf, reviewerRoles, teamFacts } from "./collect-people.js";
import { changesSinceReviews, reviewFacts } from "./collect-reviews.js";

/** What a policy wants to know that costs a request each. */
export interface Questions {
  /** Logins whose exact role in the repository decides something. */
  readonly roles: readonly string[];
  /** Teams (`organization/name`) whose members decide something. */
  readonly teams: readonly string[];
  /** Whether an approval may hold for a head that it did not see, so that what changed since must be known. */
  readonly changedSince: boolean;
}

/** Each costs a request; beyond this the role stays unknown, which lets nothing pass. */
const MOST_ROLES = 20;

type Team = Facts["people"]["teams"][number];

/** The answers to a policy's questions about one head. Nothing is asked twice. */
export class Answers {
  readonly #github: Pick<GitHub, "roleOf" | "changedPaths">;
  readonly #organization: Pick<GitHub, "teamMembers"> | null;
  readonly #change: ChangeRequest;
  /** By login as a key; null: nobody can say. */
  readonly #roles = new Map<string, { readonly login: string; readonly role: Role | null }>();
  readonly #teams = new Map<string, Team>();
  #changed: ReadonlyMap<string, readonly string[] | null> | null = null;

  constructor(github: Pick<GitHub, "roleOf" | "changedPaths">, organization: Pick<GitHub, "teamMembers"> | null, change: ChangeRequest) {
    this.#github = github;
    this.#organization = organization;
    this.#change = change;
  }

  /** Asks what is not known yet. @returns whether a request was sent. */
  async ask({ roles, teams, changedSince }: Questions): Promise<boolean> {
    const sent: boolean[] = [];
    for (const login of roles) if (!this.#roles.has(nameKey(login))) sent.push(await this.#askRole(login));
    for (const team of teams) if (!this.#teams.has(nameKey(team))) sent.push(await this.#askTeam(team));
    if (changedSince && this.#changed === null) {
      this.#changed = await changesSinceReviews(this.#github, this.#change);
      sent.push(this.#changed.size > 0);
    }
    return sent.includes(true);
  }

  async #askRole(login: string): Promise<boolean> {
    // A person's own repository gives the highest role to that person.
    if (nameKey(login) === nameKey(ownerOf(this.#change))) {
      this.#roles.set(nameKey(login), { login, role: "admin" });
      return false;
    }
    const isTooMany = this.#roles.size >= MOST_ROLES;
    this.#roles.set(nameKey(login), { login, role: isTooMany ? null : await this.#github.roleOf(login) });
    return !isTooMany;
  }

  async #askTeam(team: string): Promise<boolean> {
    this.#teams.set(nameKey(team), await teamFacts(this.#organization, team));
    return this.#organization !== null;
  }

  /** Roles and teams as facts: of reviewers whether they may push, unless the exact role was asked. Who is not listed is unknown. */
  get people(): Facts["people"] {
    const known = new Map(reviewerRoles(this.#change).map((one) => [nameKey(one.login), one]));
    for (const [key, { login, role }] of this.#roles) {
      if (role === null) known.delete(key);
      else known.set(key, { login, role });
    }
    return { roles: [...known.values()], teams: [...this.#teams.values()] };
  }

  /** The reviews with what changed since each of them, where that was asked. */
  get reviews(): Facts["reviews"] {
    const { reviews, head } = this.#change;
    return { complete: reviews.complete, items: reviews.items.map((review) => reviewFacts(review, head.sha, this.#changed ?? new Map())) };
  }
}
