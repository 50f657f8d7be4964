import { created, noContent, ok, unprocessable } from "../answer.js";
import type { Call, Routes } from "../call.js";
import type { JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { pageUrl, repositoryUrl, user } from "../presentation.js";
import type { Comment } from "../state.js";

/** GitHub's own limit, in characters. The description does not state it. */
const LONGEST_BODY = 65_536;

function present(call: Call, comment: Comment): JsonObject {
  const { repository, github } = call;
  const root = repositoryUrl(github, repository);
  return {
    id: comment.id, node_id: commentNodeId(comment), body: comment.body, user: user(github, comment.author),
    created_at: comment.createdAt, updated_at: comment.updatedAt, author_association: "NONE",
    url: `${root}/issues/comments/${comment.id}`, issue_url: `${root}/issues/${comment.issue}`,
    html_url: pageUrl(repository, `issues/${comment.issue}#issuecomment-${comment.id}`),
  };
}

/** The id that GraphQL knows a comment by. */
export function commentNodeId(comment: Comment): string {
  return `IC_${comment.id}`;
}

function bodyProblem(call: Call): readonly string[] {
  const { length } = Array.from(call.text("body"));
  if (length === 0) return ["Body can't be blank."];
  return length > LONGEST_BODY ? [`Body is too long (maximum is ${LONGEST_BODY} characters)`] : [];
}

function commentOf(call: Call): Comment {
  return call.find(call.repository.has.comments, "comment_id", (comment) => comment.id);
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments": (call) => {
    const { number } = call.issue();
    return page(call, call.repository.has.comments.filter((comment) => comment.issue === number), (comment) => present(call, comment));
  },
  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments": (call) => {
    const problem = bodyProblem(call);
    if (problem.length > 0) return unprocessable(problem);
    const now = new Date().toISOString();
    const comment: Comment = {
      id: call.repository.nextId(), issue: call.issue().number, author: call.caller.login, body: call.text("body"),
      createdAt: now, updatedAt: now, minimized: null,
    };
    call.repository.has.comments.push(comment);
    return created(present(call, comment));
  },
  "GET /repos/{owner}/{repo}/issues/comments/{comment_id}": (call) => ok(present(call, commentOf(call))),
  "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}": (call) => {
    const comment = commentOf(call);
    const problem = bodyProblem(call);
    if (problem.length > 0) return unprocessable(problem);
    comment.body = call.text("body");
    comment.updatedAt = new Date().toISOString();
    comment.editedAt = comment.updatedAt;
    return ok(present(call, comment));
  },
  "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}": (call) => {
    const { comments } = call.repository.has;
    comments.splice(comments.indexOf(commentOf(call)), 1);
    return noContent;
  },
};
