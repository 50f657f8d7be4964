import type { Caller } from "./caller.js";
import { Faults } from "./faults.js";
import { RateLimit } from "./rate-limit.js";
import type { Repository } from "./repository.js";
import type { RecordedRequest } from "./request.js";

/** Something that GitHub would refuse, or that the double itself got wrong. */
export interface Violation {
  readonly request: string;
  readonly problems: readonly string[];
}

/** Everything the double knows, shared by its routes. */
export class GitHubState {
  /** Root of the API, without a slash at its end. */
  url = "";
  readonly repositories: Repository[] = [];
  readonly callers = new Map<string, Caller>();
  readonly requests: RecordedRequest[] = [];
  readonly faults = new Faults();
  readonly rateLimit = new RateLimit();
  readonly violations: Violation[] = [];
  /** Logins by `org/team-slug`. */
  readonly teams = new Map<string, readonly string[]>();

  /** A repository by name, whatever its case, or null. */
  repository(owner: string, name: string): Repository | null {
    const wanted = `${owner}/${name}`.toLowerCase();
    return this.repositories.find((repository) => repository.fullName.toLowerCase() === wanted) ?? null;
  }
}
