import { readdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Routes } from "./call.js";
import { newCaller, type TokenOptions } from "./caller.js";
import type { Grants } from "./description/permissions.js";
import type { Faults } from "./faults.js";
import { GitHubState, type Violation } from "./github-state.js";
import type { RateLimit } from "./rate-limit.js";
import { Repository, type RepositoryOptions } from "./repository.js";
import type { RecordedRequest } from "./request.js";
import { createGitHubServer } from "./server.js";

/** A running double. Disposal closes it, and throws when a violation was left unread. */
export interface GitHubDouble extends AsyncDisposable {
  /** Root of the REST API, as GITHUB_API_URL gives it. */
  readonly url: string;
  readonly graphqlUrl: string;
  readonly requests: readonly RecordedRequest[];
  readonly faults: Faults;
  readonly rateLimit: RateLimit;
  /** Logins by `org/team-slug`. */
  readonly teams: Map<string, readonly string[]>;
  /** A token that may do what `grants` says, by default in the name of a workflow. */
  token(grants: Grants, options?: TokenOptions): string;
  /** A repository by `owner/name`. */
  repository(fullName: string): Repository;
  /** How often an operation (`METHOD /path/{template}`) was asked for. */
  count(route: string): number;
  /** What was wrong so far, and forgets it: for tests that provoke it. */
  takeViolations(): readonly Violation[];
  /** Throws when a request or an answer did not fit GitHub's description. */
  assertNoViolations(): void;
}

/** Starts a GitHub of one's own on a free loopback port. */
export async function startGitHubDouble(options: { readonly repositories: readonly RepositoryOptions[] }): Promise<GitHubDouble> {
  const github = new GitHubState();
  github.repositories.push(...options.repositories.map((repository, index) => new Repository(repository, index + 1)));
  const server = createGitHubServer(github, await (loaded ??= readRoutes()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  github.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const assertNoViolations = (): void => {
    if (github.violations.length > 0) throw new Error(`GitHub would not have taken this:\n${wordings(github.violations.splice(0)).join("\n")}`);
  };
  return {
    url: github.url,
    graphqlUrl: `${github.url}/graphql`,
    requests: github.requests,
    faults: github.faults,
    rateLimit: github.rateLimit,
    teams: github.teams,
    token(grants, tokenOptions = {}) {
      const caller = newCaller(github.callers.size + 1, grants, tokenOptions);
      github.callers.set(caller.token, caller);
      return caller.token;
    },
    repository(fullName) {
      const found = github.repositories.find((repository) => repository.fullName === fullName);
      if (found === undefined) throw new Error(`the double has no repository ${fullName}`);
      return found;
    },
    count: (route) => github.requests.filter((request) => request.route === route).length,
    takeViolations: () => github.violations.splice(0),
    assertNoViolations,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      assertNoViolations();
    },
  };
}

function wordings(violations: readonly Violation[]): readonly string[] {
  return violations.flatMap(({ request, problems }) => problems.map((problem) => `- ${request}: ${problem}`));
}

let loaded: Promise<Routes> | undefined;

/** Every file of routes/: a new resource is a new file, and no list of them is kept. */
async function readRoutes(): Promise<Routes> {
  const folder = join(dirname(fileURLToPath(import.meta.url)), "routes");
  const files = (await readdir(folder)).filter((file) => /(?<!\.d|\.test)\.[jt]s$/.test(file));
  let routes: Routes = {};
  // One after the other: Jest's module loader trips over parallel imports that share a module.
  for (const file of files) {
    const module = (await import(pathToFileURL(join(folder, file)).href)) as { readonly routes: Routes };
    routes = { ...routes, ...module.routes };
  }
  return routes;
}
