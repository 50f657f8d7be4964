import type { GitHubState } from "./github-state.js";
import type { JsonObject } from "./json.js";
import type { Repository } from "./repository.js";
import type { Login } from "./state.js";

/** A small number that is always the same for a login. */
export function userId(login: Login): number {
  return Array.from(login).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000_007, 7);
}

/** A user as it stands inside other answers. */
export function user(github: GitHubState, login: Login): JsonObject {
  return {
    login, id: userId(login), type: login.endsWith("[bot]") ? "Bot" : "User", site_admin: false,
    html_url: `https://github.com/${login}`, url: `${github.url}/users/${login}`,
  };
}

/** Root of a repository's part of the API. */
export function repositoryUrl(github: GitHubState, repository: Repository): string {
  return `${github.url}/repos/${repository.fullName}`;
}

/** The page that a person would open. */
export function pageUrl(repository: Repository, path: string): string {
  return `https://github.com/${repository.fullName}/${path}`;
}

/** A repository as it stands inside other answers. */
export function repositorySummary(github: GitHubState, repository: Repository): JsonObject {
  return {
    id: repository.id, name: repository.name, full_name: repository.fullName, owner: user(github, repository.owner), private: repository.private,
    html_url: pageUrl(repository, ""), url: repositoryUrl(github, repository), fork: false, default_branch: repository.defaultBranch,
  };
}
