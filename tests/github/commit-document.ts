import type { Call } from "./call.js";
import type { GitRepository } from "./git.js";
import { textOf, type JsonObject } from "./json.js";
import { pageUrl, repositoryUrl, user } from "./presentation.js";

/** The fields of a commit, as `git log` prints them. */
interface CommitFields {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: JsonObject;
  readonly committer: JsonObject;
  readonly message: string;
}

/** Reads one commit from git. */
export async function readCommit(git: GitRepository, sha: string): Promise<CommitFields> {
  const format = ["%H", "%T", "%P", "%an", "%ae", "%aI", "%cn", "%ce", "%cI", "%B"].join("%x00");
  const text = await git.run(["show", "--no-patch", `--format=${format}`, sha]);
  const [id = "", tree = "", parents = "", an = "", ae = "", at = "", cn = "", ce = "", ct = "", message = ""] = text.split("\0");
  return {
    sha: id, tree, parents: parents.split(" ").filter((parent) => parent !== ""), message: message.trimEnd(),
    author: { name: an, email: ae, date: utc(at) }, committer: { name: cn, email: ce, date: utc(ct) },
  };
}

function utc(date: string): string {
  return new Date(date).toISOString().replace(".000Z", "Z");
}

/** A commit as lists and comparisons show it. */
export async function commitDocument(call: Call, sha: string): Promise<JsonObject> {
  const { tree, parents, author, committer, message } = await readCommit(call.repository.git, sha);
  const root = repositoryUrl(call.github, call.repository);
  return {
    sha, url: `${root}/commits/${sha}`, html_url: pageUrl(call.repository, `commit/${sha}`), author: account(call, author), committer: account(call, committer),
    commit: { author, committer, message, verification: verification(call, sha), tree: { sha: tree, url: `${root}/git/trees/${tree}` }, comment_count: 0, url: `${root}/git/commits/${sha}` },
    parents: parents.map((parent) => ({ sha: parent, url: `${root}/commits/${parent}`, html_url: pageUrl(call.repository, `commit/${parent}`) })),
  };
}

/** The account that an address belongs to. */
function account(call: Call, { email }: JsonObject): JsonObject | null {
  const login = call.repository.has.accounts.get(textOf(email));
  return login === undefined ? null : user(call.github, login);
}

function verification(call: Call, sha: string): JsonObject {
  const verified = call.repository.has.signatures.get(sha);
  if (verified === undefined) return { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };
  return { verified, reason: verified ? "valid" : "unknown_key", signature: "-----BEGIN PGP SIGNATURE-----", payload: "tree", verified_at: null };
}
