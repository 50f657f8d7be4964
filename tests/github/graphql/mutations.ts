import type { Caller } from "../caller.js";
import type { GitHubState } from "../github-state.js";
import { commentNodeId } from "../routes/issue-comments.js";
import type { Comment } from "../state.js";
import { absent, requireAny } from "./refusal.js";

interface MinimizeArguments {
  readonly input: { readonly subjectId: string; readonly classifier?: string; readonly clientMutationId?: string };
}

/** The mutations that the double answers. */
export function mutations(github: GitHubState, caller: Caller): object {
  const set = ({ input }: MinimizeArguments, reason: string | null): object => {
    requireAny(caller, ["issues", "pull-requests"], "write");
    const comments = github.repositories.flatMap((repository) => repository.has.comments);
    const comment = comments.find((candidate) => commentNodeId(candidate) === input.subjectId) ?? absent(`a node with the global id of '${input.subjectId}'`);
    comment.minimized = reason;
    return { clientMutationId: input.clientMutationId ?? null, [reason === null ? "unminimizedComment" : "minimizedComment"]: minimizable(comment) };
  };
  return {
    minimizeComment: (given: MinimizeArguments) => set(given, (given.input.classifier ?? "").toLowerCase()),
    unminimizeComment: (given: MinimizeArguments) => set(given, null),
  };
}

function minimizable(comment: Comment): object {
  return { __typename: "IssueComment", id: commentNodeId(comment), databaseId: comment.id, isMinimized: comment.minimized !== null, minimizedReason: comment.minimized };
}
