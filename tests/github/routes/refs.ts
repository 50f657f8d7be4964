import { created, noContent, notFound, ok, unprocessable } from "../answer.js";
import { refuse, type Call, type Routes } from "../call.js";
import { commitDocument } from "../commit-document.js";
import type { JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { repositoryUrl } from "../presentation.js";

interface Reference {
  readonly ref: string;
  readonly type: string;
  readonly sha: string;
}

async function references(call: Call, prefix: string): Promise<readonly Reference[]> {
  const text = await call.repository.git.run(["for-each-ref", "--format=%(refname)%00%(objecttype)%00%(objectname)"]);
  return text.split("\n").filter((line) => line.startsWith(prefix)).map((line) => {
    const [ref = "", type = "", sha = ""] = line.split("\0");
    return { ref, type, sha };
  });
}

async function reference(call: Call): Promise<Reference> {
  const wanted = `refs/${call.parameter("ref")}`;
  return (await references(call, wanted)).find(({ ref }) => ref === wanted) ?? refuse(notFound);
}

function present(call: Call, { ref, type, sha }: Reference): JsonObject {
  const root = repositoryUrl(call.github, call.repository);
  return { ref, url: `${root}/git/${ref}`, object: { type, sha, url: `${root}/git/${type}s/${sha}` } };
}

function branch(call: Call, { ref, sha }: Reference): JsonObject {
  const name = ref.replace("refs/heads/", "");
  return { name, protected: false, commit: { sha, url: `${repositoryUrl(call.github, call.repository)}/commits/${sha}` } };
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/git/ref/{ref}": async (call) => ok(present(call, await reference(call))),
  "GET /repos/{owner}/{repo}/git/matching-refs/{ref}": async (call) =>
    ok((await references(call, `refs/${call.parameter("ref")}`)).map((found) => present(call, found))),
  "POST /repos/{owner}/{repo}/git/refs": async (call) => {
    const ref = call.text("ref");
    if ((await references(call, ref)).some((found) => found.ref === ref)) return unprocessable(["Reference already exists"]);
    const { git } = call.repository;
    const sha = (await git.resolve(call.text("sha"), "object")) ?? refuse(unprocessable(["Object does not exist"]));
    await git.run(["update-ref", ref, sha]);
    return created(present(call, { ref, sha, type: (await git.run(["cat-file", "-t", sha])).trim() }));
  },
  "PATCH /repos/{owner}/{repo}/git/refs/{ref}": async (call) => {
    const found = await reference(call);
    const sha = await call.commit(call.text("sha"));
    const fastForward = (await call.repository.git.mergeBase(found.sha, sha)) === found.sha;
    if (!fastForward && call.body.force !== true) return unprocessable(["Update is not a fast forward"]);
    await call.repository.git.run(["update-ref", found.ref, sha]);
    return ok(present(call, { ...found, sha }));
  },
  "DELETE /repos/{owner}/{repo}/git/refs/{ref}": async (call) => {
    await call.repository.git.run(["update-ref", "-d", (await reference(call)).ref]);
    return noContent;
  },
  "GET /repos/{owner}/{repo}/branches": async (call) => page(call, await references(call, "refs/heads/"), (found) => branch(call, found)),
  "GET /repos/{owner}/{repo}/branches/{branch}": async (call) => {
    const name = call.parameter("branch");
    const found = (await references(call, "refs/heads/")).find(({ ref }) => ref === `refs/heads/${name}`) ?? refuse(notFound);
    return ok({ name, protected: false, commit: await commitDocument(call, found.sha) });
  },
  "GET /repos/{owner}/{repo}/tags": async (call) =>
    page(call, await references(call, "refs/tags/"), async ({ ref, sha }) => {
      const commit = (await call.repository.git.resolve(sha)) ?? sha;
      return { name: ref.replace("refs/tags/", ""), commit: { sha: commit, url: `${repositoryUrl(call.github, call.repository)}/commits/${commit}` } };
    }),
};
