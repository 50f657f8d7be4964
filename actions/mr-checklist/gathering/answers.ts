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
  /** Whether a waiver may be bound to the difference, so that the modes of the files must be known: no list of files has them. */
  readonly modes: boolean;
}

/** Each costs a request; beyond this the role stays unknown, which lets nothing pass. */
const MOST_ROLES = 20;

type Reads = Pick<GitHub, "roleOf" | "changedPaths" | "treeAt">;
type Team = Facts["people"]["teams"][number];

/** The answers to a policy's questions about one head. Nothing is asked twice. */
export class Answers {
  readonly #github: Reads;
  readonly #organization: Pick<GitHub, "teamMembers"> | null;
  readonly #change: ChangeRequest;
  /** By login as a key; null: nobody can say. */
  readonly #roles = new Map<string, { readonly login: string; readonly role: Role | null }>();
  readonly #teams = new Map<string, Team>();
  #changed: ReadonlyMap<string, readonly string[] | null> | null = null;
  /** Mode by path; null: not asked yet. */
  #modes: ReadonlyMap<string, string> | null = null;

  constructor(github: Reads, organization: Pick<GitHub, "teamMembers"> | null, change: ChangeRequest) {
    this.#github = github;
    this.#organization = organization;
    this.#change = change;
  }

  /** Asks what is not known yet. @returns how many questions went to GitHub. */
  async ask({ roles, teams, changedSince, modes }: Questions): Promise<number> {
    let sent = 0;
    for (const login of roles) if (!this.#roles.has(nameKey(login)) && (await this.#askRole(login))) sent += 1;
    for (const team of teams) if (!this.#teams.has(nameKey(team)) && (await this.#askTeam(team))) sent += 1;
    if (changedSince && this.#changed === null) {
      this.#changed = await changesSinceReviews(this.#github, this.#change);
      sent += this.#changed.size;
    }
    if (modes && this.#modes === null) {
      this.#modes = await modesAt(this.#github, this.#change.head.sha);
      sent += 1;
    }
    return sent;
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

  /** The files with their modes, where these were asked and GitHub said them. */
  withModes({ complete, items }: Facts["files"]): Facts["files"] {
    const modes = this.#modes;
    return modes === null ? { complete, items } : { complete, items: items.map((file) => ({ ...file, mode: file.status === "removed" ? null : (modes.get(file.path) ?? null) })) };
  }

  /** The reviews with what changed since each of them, where that was asked. */
  get reviews(): Facts["reviews"] {
    const { reviews, head } = this.#change;
    return { complete: reviews.complete, items: reviews.items.map((review) => reviewFacts(review, head.sha, this.#changed ?? new Map())) };
  }
}

/** Modes that cannot be had, as of a commit with more files than GitHub lists, end what is bound to the difference and nothing else. */
async function modesAt(github: Pick<GitHub, "treeAt">, head: string): Promise<ReadonlyMap<string, string>> {
  const files = await github.treeAt(head).catch(() => null);
  return new Map((files ?? []).map(({ path, mode }) => [path, mode]));
}
