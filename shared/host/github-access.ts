import type { GitHubAccess } from "../action/context.js";
import type { Environment } from "../action/environment.js";

/** Where GitHub is, which GitHub Enterprise Server says in the environment, and the token for it; null without one. */
export function githubAccess(token: string | null, environment: Environment): GitHubAccess | null {
  if (token === null) return null;
  return {
    token,
    apiUrl: environment("apiUrl") ?? "https://api.github.com",
    graphqlUrl: environment("graphqlUrl") ?? "https://api.github.com/graphql",
    serverUrl: environment("serverUrl") ?? "https://github.com",
  };
}
