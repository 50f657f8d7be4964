import { created, notFound, ok, unprocessable } from "../answer.js";
import { refuse, type Call, type Routes } from "../call.js";
import { textOf, without, type JsonObject } from "../json.js";
import { page } from "../pagination.js";
import { pageUrl, repositoryUrl, user } from "../presentation.js";
import type { Release } from "../state.js";

function present(call: Call, release: Release): JsonObject {
  const { tag_name, target_commitish, name, body, draft, prerelease } = release.said;
  const url = `${repositoryUrl(call.github, call.repository)}/releases/${release.id}`;
  return {
    id: release.id, tag_name, target_commitish: target_commitish ?? call.repository.defaultBranch, name: name ?? null, body: body ?? null,
    draft: draft ?? false, prerelease: prerelease ?? false, author: user(call.github, release.author), assets: [],
    created_at: release.createdAt, published_at: draft === true ? null : release.createdAt, url, html_url: pageUrl(call.repository, `releases/tag/${textOf(tag_name)}`),
    upload_url: `${url}/assets{?name,label}`, assets_url: `${url}/assets`, tarball_url: null, zipball_url: null,
  };
}

function releaseOf(call: Call): Release {
  return call.find(call.repository.has.releases, "release_id", (release) => release.id);
}

function isPublished(release: Release): boolean {
  return release.said.draft !== true;
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/releases": (call) => page(call, call.repository.has.releases.toReversed(), (release) => present(call, release)),
  "POST /repos/{owner}/{repo}/releases": async (call) => {
    const said = without(call.body, "make_latest");
    const tag = call.text("tag_name");
    const { releases } = call.repository.has;
    if (releases.some((release) => release.said.tag_name === tag && isPublished(release))) return unprocessable(["tag_name already_exists"]);
    if (said.draft !== true && (await call.repository.git.resolve(`refs/tags/${tag}`)) === null) {
      await call.repository.git.run(["update-ref", `refs/tags/${tag}`, await call.commit(call.text("target_commitish", call.repository.defaultBranch))]);
    }
    const release: Release = { id: call.repository.nextId(), author: call.caller.login, said, createdAt: new Date().toISOString() };
    releases.push(release);
    return created(present(call, release));
  },
  "GET /repos/{owner}/{repo}/releases/{release_id}": (call) => ok(present(call, releaseOf(call))),
  "PATCH /repos/{owner}/{repo}/releases/{release_id}": (call) => {
    const release = releaseOf(call);
    const said = without(call.body, "make_latest");
    release.said = { ...release.said, ...said };
    return ok(present(call, release));
  },
  "GET /repos/{owner}/{repo}/releases/tags/{tag}": (call) => {
    const tag = call.parameter("tag");
    return ok(present(call, call.repository.has.releases.find((release) => release.said.tag_name === tag && isPublished(release)) ?? refuse(notFound)));
  },
  "GET /repos/{owner}/{repo}/releases/latest": (call) => {
    const latest = call.repository.has.releases.findLast((release) => isPublished(release) && release.said.prerelease !== true);
    return ok(present(call, latest ?? refuse(notFound)));
  },
};
