import { ok } from "../answer.js";
import type { Call, Routes } from "../call.js";
import type { JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { pageUrl, repositoryUrl, user } from "../presentation.js";
import type { Review } from "../state.js";
import { pullOf } from "./pulls.js";

const STATE_OF_EVENT = new Map<string, Review["state"]>([["APPROVE", "APPROVED"], ["REQUEST_CHANGES", "CHANGES_REQUESTED"], ["COMMENT", "COMMENTED"]]);

function present(call: Call, review: Review): JsonObject {
  const html = pageUrl(call.repository, `pull/${review.pull}#pullrequestreview-${review.id}`);
  const pull = `${repositoryUrl(call.github, call.repository)}/pulls/${review.pull}`;
  return {
    id: review.id, user: review.author === "ghost" ? null : user(call.github, review.author), state: review.state, body: review.body, commit_id: review.commit,
    ...(review.state === "PENDING" ? {} : { submitted_at: review.submittedAt }), html_url: html, pull_request_url: pull, author_association: "MEMBER",
    _links: { html: { href: html }, pull_request: { href: pull } },
  };
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews": (call) => {
    const { number } = pullOf(call);
    return page(call, call.repository.has.reviews.filter((review) => review.pull === number), (review) => present(call, review));
  },
  "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews": (call) => {
    const state = STATE_OF_EVENT.get(call.text("event")) ?? "COMMENTED";
    return ok(present(call, call.repository.addReview(pullOf(call), call.caller.login, state, call.text("body"))));
  },
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/comments": (call) => {
    const { number, pull } = pullOf(call);
    const root = repositoryUrl(call.github, call.repository);
    const comments = call.repository.has.threads
      .filter((thread) => thread.pull === number)
      .flatMap((thread) => thread.comments.map((comment, index) => ({ ...comment, thread, id: thread.id * 100 + index })));
    return page(call, comments, ({ id, thread, author, body }) => ({
      id, body, path: thread.path, line: thread.line, side: "RIGHT", user: user(call.github, author), commit_id: pull.headSha, original_commit_id: pull.headSha,
      diff_hunk: "", pull_request_url: `${root}/pulls/${number}`, html_url: pageUrl(call.repository, `pull/${number}#discussion_r${id}`), author_association: "MEMBER",
      url: `${root}/pulls/comments/${id}`,
    }));
  },
};
