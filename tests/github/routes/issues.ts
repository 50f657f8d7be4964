import { created, ok } from "../answer.js";
import type { Call, Routes } from "../call.js";
import { listOf, type JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { pageUrl, repositoryUrl, user } from "../presentation.js";
import type { Issue } from "../state.js";
import { labelDocument, labelName } from "./labels.js";

function present(call: Call, issue: Issue): JsonObject {
  const { repository, github } = call;
  const url = `${repositoryUrl(github, repository)}/issues/${issue.number}`;
  const html = pageUrl(repository, `${issue.pull === null ? "issues" : "pull"}/${issue.number}`);
  return {
    id: repository.id * 1_000_000 + issue.number, number: issue.number, title: issue.title, body: issue.body, state: issue.state,
    user: user(github, issue.author), labels: issue.labels.map((name) => labelDocument(call, name)), url, html_url: html,
    comments: repository.has.comments.filter((comment) => comment.issue === issue.number).length,
    created_at: issue.createdAt, updated_at: issue.updatedAt, closed_at: issue.state === "closed" ? issue.updatedAt : null,
    repository_url: repositoryUrl(github, repository), author_association: "CONTRIBUTOR",
    ...(issue.pull === null ? {} : { pull_request: { url: url.replace("/issues/", "/pulls/"), html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch` } }),
  };
}

/** Changes what the body names, on an issue or a pull request. */
export function update(issue: Issue, body: JsonObject): void {
  if (typeof body.title === "string") issue.title = body.title;
  if (typeof body.body === "string" || body.body === null) issue.body = body.body;
  if (body.state === "open" || body.state === "closed") issue.state = body.state;
  if (Array.isArray(body.labels)) issue.labels = listOf(body.labels).map(labelName);
  issue.updatedAt = new Date().toISOString();
}

function isListed(call: Call, issue: Issue): boolean {
  const state = call.query.get("state") ?? "open";
  const labels = (call.query.get("labels") ?? "").split(",").filter((label) => label !== "");
  return (state === "all" || issue.state === state) && labels.every((label) => issue.labels.includes(label));
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/issues": (call) =>
    page(call, call.repository.has.issues.filter((issue) => isListed(call, issue)).toReversed(), (issue) => present(call, issue)),
  "POST /repos/{owner}/{repo}/issues": (call) => {
    const issue = call.repository.openIssue(call.text("title"), call.text("body"), call.caller.login, listOf(call.body.labels).map(labelName));
    return created(present(call, issue));
  },
  "GET /repos/{owner}/{repo}/issues/{issue_number}": (call) => ok(present(call, call.issue())),
  "PATCH /repos/{owner}/{repo}/issues/{issue_number}": (call) => {
    const issue = call.issue();
    update(issue, call.body);
    return ok(present(call, issue));
  },
};
