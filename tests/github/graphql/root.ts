import type { Caller } from "../caller.js";
import type { GitHubState } from "../github-state.js";
import { actor } from "./actor.js";
import { mutations } from "./mutations.js";
import { absent } from "./refusal.js";
import { repository } from "./repository.js";

/** The fields of Query and Mutation that the double answers. A field of the schema without a resolver is a violation. */
export function rootOf(github: GitHubState, caller: Caller): object {
  return {
    // `viewer` is typed User, yet for a workflow's token its login carries the `[bot]` that other fields leave out.
    viewer: { ...actor(caller.login), login: caller.login },
    rateLimit: () => ({
      limit: github.rateLimit.limit, remaining: github.rateLimit.remaining, used: github.rateLimit.used, cost: 1, nodeCount: 1,
      resetAt: github.rateLimit.resetAt.toISOString(),
    }),
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      const found = github.repository(owner, name);
      const visible = found !== null && (caller.repositories === null || caller.repositories.includes(found.fullName));
      return found !== null && visible ? repository(found, caller) : absent(`a Repository with the name '${owner}/${name}'`);
    },
    ...mutations(github, caller),
  };
}
