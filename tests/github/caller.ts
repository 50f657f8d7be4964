import type { GrantKey, Grants } from "./description/permissions.js";

/** Who sends a request: what its token may do, and in whose name. */
export interface Caller {
  readonly token: string;
  readonly login: string;
  /** Id of the GitHub App behind an installation token; null for a person's token. */
  readonly appId: number | null;
  readonly grants: Grants;
  /** `owner/name` of what the token can see, or null for everything. */
  readonly repositories: readonly string[] | null;
}

/** What a test may say about a token beside its grants. */
export interface TokenOptions {
  readonly login?: string;
  readonly appId?: number | null;
  readonly repositories?: readonly string[];
}

/** The app behind every workflow's own token. */
export const GITHUB_ACTIONS_APP = 15_368;

/** The slug of an app, by its id. */
export function appSlug(appId: number): string {
  return appId === GITHUB_ACTIONS_APP ? "github-actions" : `app-${appId}`;
}

export function newCaller(number: number, grants: Grants, options: TokenOptions): Caller {
  const { login = "github-actions[bot]", appId = GITHUB_ACTIONS_APP, repositories = null } = options;
  return { token: `ghs_double${number}`, login, appId, grants, repositories };
}

/** Whether the token holds one grant; `write` includes `read`. */
export function holds(caller: Caller, key: GrantKey, level: "read" | "write"): boolean {
  const held = caller.grants[key];
  return held === "write" || held === level;
}
