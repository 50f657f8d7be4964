import { failure, notFound, ok, type Answer } from "../answer.js";
import { refuse, type Call, type Routes } from "../call.js";
import { commitDocument } from "../commit-document.js";
import type { JsonObject } from "../json.js";
import { pageUrl, repositoryUrl } from "../presentation.js";

/** Above this GitHub gives a file's bytes only as raw media; above the second it gives none at all. */
const LARGEST_INLINE = 1_000_000;
const LARGEST = 100_000_000;

/** A line of `git ls-tree -z --long`: `100644 blob <id> <size>\t<path>`. */
interface TreeEntry {
  readonly mode: string;
  readonly kind: string;
  readonly id: string;
  readonly size: number;
  readonly path: string;
}

async function listTree(call: Call, commit: string, args: readonly string[]): Promise<readonly TreeEntry[]> {
  const text = await call.repository.git.run(["ls-tree", "-z", "--long", commit, ...args]);
  return text.split("\0").filter((line) => line !== "").map((line) => {
    const [meta = "", path = ""] = line.split("\t");
    const [mode = "", kind = "", id = "", size = ""] = meta.split(/ +/);
    return { mode, kind, id, size: Number(size) || 0, path };
  });
}

function typeOf(entry: TreeEntry): string {
  if (entry.kind === "tree") return "dir";
  if (entry.kind === "commit") return "submodule";
  return entry.mode === "120000" ? "symlink" : "file";
}

function present(call: Call, commit: string, entry: TreeEntry): JsonObject {
  const path = entry.path.split("/").map(encodeURIComponent).join("/");
  const root = repositoryUrl(call.github, call.repository);
  const url = `${root}/contents/${path}?ref=${commit}`;
  const git = `${root}/git/blobs/${entry.id}`;
  const html = pageUrl(call.repository, `blob/${commit}/${path}`);
  return {
    type: typeOf(entry), name: entry.path.split("/").at(-1), path: entry.path, sha: entry.id, size: entry.size,
    url, git_url: git, html_url: html, download_url: pageUrl(call.repository, `raw/${commit}/${path}`), _links: { self: url, git, html },
  };
}

async function file(call: Call, commit: string, entry: TreeEntry): Promise<Answer> {
  if (entry.size > LARGEST) return failure(403, "This API returns blobs up to 100 MB in size.");
  const bytes = await call.repository.git.bytes(["cat-file", "blob", entry.id]);
  if (call.accepts("raw")) return { status: 200, bytes, mediaType: "application/vnd.github.raw+json" };
  if (typeOf(entry) === "symlink") return ok({ ...present(call, commit, entry), target: bytes.toString("utf8") });
  const inline = entry.size <= LARGEST_INLINE;
  const content = inline ? { encoding: "base64", content: bytes.toString("base64").replace(/.{60}/g, "$&\n") } : { encoding: "none", content: "" };
  return ok({ ...present(call, commit, entry), ...content });
}

async function read(call: Call): Promise<Answer> {
  const commit = (await call.repository.git.resolve(call.query.get("ref") ?? call.repository.defaultBranch)) ?? refuse(notFound);
  const path = call.parameter("path").replace(/\/+$/, "");
  const [entry] = path === "" ? [] : await listTree(call, commit, ["--", path]);
  if (path !== "" && entry === undefined) return notFound;
  if (entry !== undefined && entry.kind !== "tree") return file(call, commit, entry);
  const children = await listTree(call, commit, path === "" ? [] : ["--", `${path}/`]);
  return ok(children.map((child) => present(call, commit, child)));
}

async function write(call: Call): Promise<Answer> {
  const { git, defaultBranch } = call.repository;
  const branch = call.text("branch", defaultBranch);
  const parent = (await git.resolve(`refs/heads/${branch}`)) ?? refuse(notFound);
  const path = call.parameter("path");
  const [before] = await listTree(call, parent, ["--", path]);
  if (before !== undefined && before.id !== call.body.sha) return failure(409, `${path} does not match ${call.text("sha", "nothing")}`);
  const blob = (await git.run(["hash-object", "-w", "--stdin"], Buffer.from(call.text("content"), "base64"))).trim();
  const tree = await treeWith(call, parent, path, blob);
  const commit = await git.commitTree(tree, [parent], call.text("message"));
  await git.run(["update-ref", `refs/heads/${branch}`, commit, parent]);
  const [entry] = await listTree(call, commit, ["--", path]);
  const { commit: inner, parents } = await commitDocument(call, commit);
  const said = inner as JsonObject;
  return {
    status: before === undefined ? 201 : 200,
    body: { content: entry === undefined ? null : present(call, commit, entry), commit: { sha: commit, message: said.message, author: said.author, parents } },
  };
}

/** The tree of `commit` with `blob` at `path`; git builds it in an index of its own. */
async function treeWith(call: Call, commit: string, path: string, blob: string): Promise<string> {
  const entries = (await call.repository.git.run(["ls-tree", "-r", "-z", commit])).split("\0").filter((line) => line !== "" && !line.endsWith(`\t${path}`));
  return call.repository.git.treeOf([...entries, `100644 blob ${blob}\t${path}`]);
}

export const routes: Routes = {
  "GET /repos/{owner}/{repo}/contents/{path}": read,
  "PUT /repos/{owner}/{repo}/contents/{path}": write,
};
