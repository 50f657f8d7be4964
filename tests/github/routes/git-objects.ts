import { created, notFound, ok, unprocessable, type Answer } from "../answer.js";
import { refuse, type Call, type Routes } from "../call.js";
import { readCommit } from "../commit-document.js";
import { isObject, listOf, textOf, type Json, type JsonObject } from "../json.js";
import { pageUrl, repositoryUrl } from "../presentation.js";

function url(call: Call, kind: string, sha: string): string {
  return `${repositoryUrl(call.github, call.repository)}/git/${kind}/${sha}`;
}

/** The object in the path, which must be of this kind. */
async function objectOf(call: Call, parameter: string, kind: string): Promise<string> {
  return (await call.repository.git.resolve(call.parameter(parameter), kind)) ?? refuse(notFound);
}

async function commit(call: Call, id: string): Promise<JsonObject> {
  const { sha, tree, parents, author, committer, message } = await readCommit(call.repository.git, id);
  return {
    sha, url: url(call, "commits", sha), html_url: pageUrl(call.repository, `commit/${sha}`), author, committer, message,
    tree: { sha: tree, url: url(call, "trees", tree) },
    parents: parents.map((parent) => ({ sha: parent, url: url(call, "commits", parent), html_url: pageUrl(call.repository, `commit/${parent}`) })),
    verification: { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null },
  };
}

async function tree(call: Call, sha: string, recursive: boolean): Promise<JsonObject> {
  const args = recursive ? ["-r", "-t"] : [];
  const lines = (await call.repository.git.run(["ls-tree", "-z", "--long", ...args, sha])).split("\0").filter((line) => line !== "");
  const entries = lines.slice(0, call.repository.largestTree).map((line) => {
    const [meta = "", path = ""] = line.split("\t");
    const [mode = "", type = "", id = "", size = ""] = meta.split(/ +/);
    return { path, mode, type, sha: id, url: url(call, `${type}s`, id), ...(type === "blob" ? { size: Number(size) } : {}) };
  });
  return { sha, url: url(call, "trees", sha), tree: entries, truncated: lines.length > call.repository.largestTree };
}

/** A tree from `base_tree` and the entries of the body: a null id deletes, `content` writes a blob. */
async function writeTree(call: Call): Promise<Answer> {
  const { git } = call.repository;
  const base = call.body.base_tree;
  const before = typeof base === "string" ? (await git.run(["ls-tree", "-r", "-z", base])).split("\0").filter((line) => line !== "") : [];
  const changes = await Promise.all(listOf(call.body.tree).filter(isObject).map(async (entry) => ({ path: textOf(entry.path), line: await treeLine(call, entry) })));
  const changed = new Set(changes.map(({ path }) => path));
  const kept = before.filter((line) => !changed.has(line.slice(line.indexOf("\t") + 1)));
  const sha = await git.treeOf([...kept, ...changes.flatMap(({ line }) => (line === null ? [] : [line]))]);
  return created(await tree(call, sha, false));
}

async function treeLine(call: Call, entry: JsonObject): Promise<string | null> {
  if (entry.sha === null) return null;
  const { git } = call.repository;
  const content: Json | undefined = entry.content;
  const sha = typeof content === "string" ? (await git.run(["hash-object", "-w", "--stdin"], content)).trim() : textOf(entry.sha);
  return `${textOf(entry.mode)} ${textOf(entry.type)} ${sha}\t${textOf(entry.path)}`;
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/git/commits/{commit_sha}": async (call) => ok(await commit(call, await objectOf(call, "commit_sha", "commit"))),
  "POST /repos/{owner}/{repo}/git/commits": async (call) => {
    const treeId = (await call.repository.git.resolve(call.text("tree"), "tree")) ?? refuse(unprocessable(["Tree SHA does not exist"]));
    const parents = await Promise.all(listOf(call.body.parents).map((parent) => call.commit(textOf(parent))));
    return created(await commit(call, await call.repository.git.commitTree(treeId, parents, call.text("message"))));
  },
  "GET /repos/{owner}/{repo}/git/trees/{tree_sha}": async (call) =>
    ok(await tree(call, await objectOf(call, "tree_sha", "tree"), call.query.get("recursive") !== null)),
  "POST /repos/{owner}/{repo}/git/trees": writeTree,
  "GET /repos/{owner}/{repo}/git/blobs/{file_sha}": async (call) => {
    const sha = await objectOf(call, "file_sha", "blob");
    const bytes = await call.repository.git.bytes(["cat-file", "blob", sha]);
    return ok({ sha, size: bytes.length, encoding: "base64", content: bytes.toString("base64"), url: url(call, "blobs", sha) });
  },
  "POST /repos/{owner}/{repo}/git/blobs": async (call) => {
    const bytes = Buffer.from(call.text("content"), call.text("encoding") === "base64" ? "base64" : "utf8");
    const sha = (await call.repository.git.run(["hash-object", "-w", "--stdin"], bytes)).trim();
    return created({ sha, url: url(call, "blobs", sha) });
  },
  "GET /repos/{owner}/{repo}/git/tags/{tag_sha}": async (call) => {
    const sha = await objectOf(call, "tag_sha", "tag");
    const format = "%(objectname)%00%(object)%00%(type)%00%(tag)%00%(taggername)%00%(taggeremail:trim)%00%(taggerdate:iso-strict)%00%(contents)";
    const text = await call.repository.git.run(["for-each-ref", "--points-at", sha, `--format=${format}`, "refs/tags"]);
    const [, object = "", type = "", tag = "", name = "", email = "", date = "", message = ""] = text.split("\n\0")[0]?.split("\0") ?? [];
    return ok({ node_id: sha, sha, url: url(call, "tags", sha), tag, message: message.trim(), tagger: { name, email, date }, object: { sha: object, type, url: url(call, `${type}s`, object) } });
  },
};
