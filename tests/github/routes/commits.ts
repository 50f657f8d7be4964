import { notFound, ok } from "../answer.js";
import { refuse, type Call, type Routes } from "../call.js";
import { commitDocument } from "../commit-document.js";
import { changedFiles, diffEntry } from "../diff.js";
import { page } from "../pagination.js";
import { pageUrl } from "../presentation.js";

/** GitHub gives at most so many files with a comparison or a commit, and all of them on the first page. */
const LARGEST_FILE_LIST = 300;
/** Without `page` and `per_page`, a comparison has at most so many commits. */
const LARGEST_COMMIT_LIST = 250;

/** Both ends of `base...head`; each may carry its fork's owner, `owner:ref`. */
async function ends(call: Call): Promise<readonly [string, string]> {
  const [base, head] = call.parameter("basehead").split("...").map((end) => end.replace(/^[^:]*:/, ""));
  const [from, to] = [await call.repository.git.resolve(base ?? ""), await call.repository.git.resolve(head ?? "")];
  return from === null || to === null ? refuse(notFound) : [from, to];
}

function statusOf(ahead: number, behind: number): string {
  if (ahead === 0) return behind === 0 ? "identical" : "behind";
  return behind === 0 ? "ahead" : "diverged";
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/compare/{basehead}": async (call) => {
    const { git } = call.repository;
    const [base, head] = await ends(call);
    const mergeBase = (await git.mergeBase(base, head)) ?? refuse(notFound);
    const commits = await git.log(`${base}..${head}`, "--reverse");
    const behind = (await git.log(`${head}..${base}`)).length;
    const size = Number(call.query.get("per_page") ?? LARGEST_COMMIT_LIST);
    const number = Number(call.query.get("page") ?? 1);
    const shown = commits.slice((number - 1) * size, number * size);
    const files = number === 1 ? (await changedFiles(git, base, head)).slice(0, LARGEST_FILE_LIST) : [];
    const page = pageUrl(call.repository, `compare/${base}...${head}`);
    return ok({
      status: statusOf(commits.length, behind), ahead_by: commits.length, behind_by: behind, total_commits: commits.length,
      base_commit: await commitDocument(call, base), merge_base_commit: await commitDocument(call, mergeBase),
      commits: await Promise.all(shown.map((sha) => commitDocument(call, sha))), files: files.map((file) => diffEntry(call, head, file)),
      url: call.url, html_url: page, permalink_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch`,
    });
  },
  "GET /repos/{owner}/{repo}/commits": async (call) => {
    const start = await call.commit(call.query.get("sha") ?? call.repository.defaultBranch);
    const file = call.query.get("path");
    const commits = file === null ? await call.repository.git.log(start) : (await call.repository.git.run(["rev-list", start, "--", file])).split("\n").filter((line) => line !== "");
    return page(call, commits, (sha) => commitDocument(call, sha));
  },
  "GET /repos/{owner}/{repo}/commits/{ref}": async (call) => {
    const sha = await call.commit(call.parameter("ref"));
    const document = await commitDocument(call, sha);
    const parent = await call.repository.git.resolve(`${sha}^`);
    const files = parent === null ? [] : await changedFiles(call.repository.git, parent, sha);
    return ok({ ...document, files: files.slice(0, LARGEST_FILE_LIST).map((file) => diffEntry(call, sha, file)) });
  },
};
