import type { Caller } from "../caller.js";
import type { Repository } from "../repository.js";
import { blobOf } from "./commit.js";
import { pullRequest, issue } from "./pull-request.js";
import { absent, requireAll, requireAny } from "./refusal.js";

interface NumberArgument {
  readonly number: number;
}

/** A repository, for queries. */
export function repository(source: Repository, caller: Caller): object {
  const find = (number: number): Repository["has"]["issues"][number] | undefined => source.has.issues.find((candidate) => candidate.number === number);
  return {
    id: `R_${source.id}`, databaseId: source.id, name: source.name, nameWithOwner: source.fullName, isPrivate: source.private, isFork: false,
    pullRequest: ({ number }: NumberArgument) => {
      requireAny(caller, ["pull-requests"], "read");
      const found = find(number);
      if (!found?.pull) return absent(`a PullRequest with the number of ${number}`);
      return pullRequest(source, found, found.pull, caller);
    },
    issue: ({ number }: NumberArgument) => {
      requireAny(caller, ["issues"], "read");
      const found = find(number);
      return found?.pull !== null ? absent(`an Issue with the number of ${number}`) : issue(source, found);
    },
    object: async ({ oid }: { readonly oid: string }) => {
      requireAll(caller, ["contents"]);
      return blobOf(source, oid);
    },
    issueOrPullRequest: ({ number }: NumberArgument) => {
      requireAll(caller, ["issues", "pull-requests"]);
      const found = find(number);
      if (found === undefined) return absent(`an issue or pull request with the number of ${number}`);
      return found.pull === null ? issue(source, found) : pullRequest(source, found, found.pull, caller);
    },
  };
}
