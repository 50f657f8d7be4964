import { created, ok, unprocessable } from "../answer.js";
import { refuse, type Call, type Routes } from "../call.js";
import { commitDocument } from "../commit-document.js";
import { changedFiles, diffEntry } from "../diff.js";
import type { JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { pageUrl, repositorySummary, repositoryUrl, user } from "../presentation.js";
import type { Issue, PullRequest } from "../state.js";
import { notFound } from "../answer.js";
import { update } from "./issues.js";
import { labelDocument } from "./labels.js";

type Pull = Issue & { readonly pull: PullRequest };

function isPull(issue: Issue): issue is Pull {
  return issue.pull !== null;
}

/** The pull request in the path. */
export function pullOf(call: Call): Pull {
  const issue = call.issue("pull_number");
  return isPull(issue) ? issue : refuse(notFound);
}

async function baseShaOf(call: Call, pull: Pull): Promise<string> {
  return (await call.repository.git.resolve(pull.pull.base)) ?? refuse(notFound);
}

/** What lists carry too. */
async function presentShort(call: Call, issue: Pull): Promise<JsonObject> {
  const { github, repository } = call;
  const root = `${repositoryUrl(github, repository)}/pulls/${issue.number}`;
  const html = pageUrl(repository, `pull/${issue.number}`);
  const [headOwner = ""] = issue.pull.headRepository.split("/");
  const side = (owner: string, ref: string, sha: string): JsonObject => ({
    label: `${owner}:${ref}`, ref, sha, user: user(github, owner),
    repo: { ...repositorySummary(github, repository), full_name: `${owner}/${repository.name}`, owner: user(github, owner), fork: owner !== repository.owner },
  });
  return {
    id: repository.id * 1_000_000 + issue.number, number: issue.number, title: issue.title, body: issue.body, state: issue.state,
    draft: issue.pull.draft, user: user(github, issue.author), labels: issue.labels.map((name) => labelDocument(call, name)),
    head: side(headOwner, issue.pull.head, issue.pull.headSha), base: side(repository.owner, issue.pull.base, await baseShaOf(call, issue)),
    created_at: issue.createdAt, updated_at: issue.updatedAt, closed_at: issue.state === "closed" ? issue.updatedAt : null,
    merged_at: issue.pull.mergedAt, merge_commit_sha: null, author_association: "CONTRIBUTOR",
    url: root, html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch`, commits_url: `${root}/commits`,
    issue_url: root.replace("/pulls/", "/issues/"), comments_url: `${root.replace("/pulls/", "/issues/")}/comments`,
  };
}

async function present(call: Call, issue: Pull): Promise<JsonObject> {
  const files = await changedFiles(call.repository.git, await baseShaOf(call, issue), issue.pull.headSha);
  const sum = (count: (file: (typeof files)[number]) => number): number => files.reduce((total, file) => total + count(file), 0);
  return {
    ...(await presentShort(call, issue)),
    commits: (await call.repository.git.log(await rangeOf(call, issue))).length, changed_files: files.length,
    additions: sum((file) => file.additions), deletions: sum((file) => file.deletions),
    comments: call.repository.has.comments.filter((comment) => comment.issue === issue.number).length,
    merged: issue.pull.mergedAt !== null, mergeable: null, mergeable_state: "unknown", rebaseable: null,
  };
}

async function rangeOf(call: Call, issue: Pull): Promise<string> {
  return `${await baseShaOf(call, issue)}..${issue.pull.headSha}`;
}

/** Oldest first, as GitHub lists them, and never more than 250. */
async function commitsOf(call: Call, issue: Pull): Promise<readonly string[]> {
  return (await call.repository.git.log(await rangeOf(call, issue), "--reverse")).slice(0, 250);
}

function isListed(call: Call, issue: Pull): boolean {
  const state = call.query.get("state") ?? "open";
  const head = call.query.get("head");
  const base = call.query.get("base");
  const [owner = ""] = issue.pull.headRepository.split("/");
  return (state === "all" || issue.state === state) && (head === null || head === `${owner}:${issue.pull.head}`) && (base === null || base === issue.pull.base);
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/pulls": (call) =>
    page(call, call.repository.has.issues.filter(isPull).filter((issue) => isListed(call, issue)).toReversed(), (issue) => presentShort(call, issue)),
  "POST /repos/{owner}/{repo}/pulls": async (call) => {
    if ((await call.repository.git.resolve(call.text("head"))) === null) return unprocessable(['"head" is invalid']);
    const issue = await call.repository.openPullRequest({
      head: call.text("head"), base: call.text("base"), title: call.text("title"), body: call.text("body"), author: call.caller.login, draft: call.body.draft === true,
    });
    return isPull(issue) ? created(await present(call, issue)) : notFound;
  },
  "GET /repos/{owner}/{repo}/pulls/{pull_number}": async (call) => ok(await present(call, pullOf(call))),
  "PATCH /repos/{owner}/{repo}/pulls/{pull_number}": async (call) => {
    const issue = pullOf(call);
    update(issue, call.body);
    issue.pull.base = call.text("base", issue.pull.base);
    return ok(await present(call, issue));
  },
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/files": async (call) => {
    const issue = pullOf(call);
    const files = await changedFiles(call.repository.git, await baseShaOf(call, issue), issue.pull.headSha);
    return page(call, files.slice(0, call.repository.largestFileList), (file) => diffEntry(call, issue.pull.headSha, file));
  },
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/commits": async (call) => page(call, await commitsOf(call, pullOf(call)), (sha) => commitDocument(call, sha)),
  "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls": async (call) => {
    const sha = await call.commit(call.parameter("commit_sha"));
    const pulls = call.repository.has.issues.filter(isPull);
    const holding = await Promise.all(pulls.map(async (issue) => issue.pull.headSha === sha || (await commitsOf(call, issue)).includes(sha)));
    return page(call, pulls.filter((_issue, index) => holding[index] === true), (issue) => presentShort(call, issue));
  },
};
