import { readCommit } from "../commit-document.js";
import { appSlug, type Caller } from "../caller.js";
import { isObject, textOf, type Json } from "../json.js";
import { pageUrl } from "../presentation.js";
import type { Repository } from "../repository.js";
import type { CheckRun, CommitStatus } from "../state.js";
import { actor } from "./actor.js";
import { connection, type PageArguments } from "./connection.js";
import { requireAll } from "./refusal.js";

/** A commit, for queries. */
export function commit(source: Repository, sha: string, caller: Caller): object {
  let reading: ReturnType<typeof readCommit> | undefined;
  const read = (): ReturnType<typeof readCommit> => (reading ??= readCommit(source.git, sha));
  return {
    __typename: "Commit", id: `C_${sha}`, oid: sha, url: pageUrl(source, `commit/${sha}`),
    message: async () => (await read()).message,
    committedDate: async () => dateOf((await read()).committer),
    author: async () => gitActor(source, (await read()).author),
    committer: async () => gitActor(source, (await read()).committer),
    parents: async (page: PageArguments) => connection((await read()).parents.map((parent) => commit(source, parent, caller)), page),
    signature: () => signature(source.has.signatures.get(sha)),
    statusCheckRollup: () => rollup(source, sha, caller),
    file: async ({ path }: { readonly path: string }) => {
      requireAll(caller, ["contents"]);
      return treeEntry(source, sha, path);
    },
  };
}

function dateOf(person: Json): string {
  return isObject(person) ? textOf(person.date) : "";
}

function gitActor(source: Repository, person: Json): object {
  const [name, email] = isObject(person) ? [textOf(person.name), textOf(person.email)] : ["", ""];
  const login = source.has.accounts.get(email);
  return { name, email, user: login === undefined ? null : actor(login) };
}

function signature(isValid: boolean | undefined): object | null {
  return isValid === undefined ? null : { __typename: "GpgSignature", isValid };
}

/** GitHub shows at most half a megabyte of a file here. */
const LONGEST_TEXT = 512 * 1024;

async function treeEntry(source: Repository, sha: string, path: string): Promise<object | null> {
  const [, type = "", oid = ""] = /^\d+ (\w+) (\w+)\t/.exec(await source.git.run(["ls-tree", "-z", sha, "--", path])) ?? [];
  if (oid === "") return null;
  const entry = { name: path.split("/").at(-1), path, type, oid };
  if (type !== "blob") return { ...entry, mode: 16_384, object: { __typename: "Tree", oid } };
  return { ...entry, mode: 33_188, object: await blobOf(source, oid) };
}

/** A content by its id; null when there is none. */
export async function blobOf(source: Repository, oid: string): Promise<object | null> {
  const blob = await source.git.resolve(oid, "blob");
  if (blob === null) return null;
  const bytes = await source.git.bytes(["cat-file", "blob", blob]);
  const isBinary = bytes.includes(0);
  const text = isBinary ? null : bytes.subarray(0, LONGEST_TEXT).toString("utf8");
  return { __typename: "Blob", id: `B_${blob}`, oid: blob, byteSize: bytes.length, isBinary, isTruncated: bytes.length > LONGEST_TEXT, text };
}

/** All checks of a commit; null when it has none, as GitHub says it. */
export function rollup(source: Repository, sha: string, caller: Caller): object | null {
  requireAll(caller, ["checks", "statuses"]);
  const runs = source.has.checkRuns.filter((run) => run.headSha === sha).map((run) => checkRun(source, run, caller));
  const statuses = source.has.statuses.filter((status) => status.sha === sha);
  const latest = [...new Map(statuses.map((status) => [textOf(status.said.context ?? "default"), status])).values()].map(statusContext);
  const contexts = [...runs, ...latest];
  return contexts.length === 0 ? null : { id: `SCR_${sha}`, state: "PENDING", contexts: (page: PageArguments) => connection(contexts, page) };
}

function checkRun(source: Repository, run: CheckRun, caller: Caller): object {
  const { name, status, conclusion, started_at, details_url } = run.said;
  const done = conclusion !== undefined;
  return {
    __typename: "CheckRun", id: `CR_${run.id}`, databaseId: run.id, name: textOf(name), status: done ? "COMPLETED" : textOf(status ?? "queued").toUpperCase(),
    conclusion: done ? textOf(conclusion).toUpperCase() : null, startedAt: started_at ?? run.createdAt,
    detailsUrl: details_url ?? pageUrl(source, `runs/${run.id}`), url: pageUrl(source, `runs/${run.id}`),
    checkSuite: {
      id: `CS_${run.id}`, app: { id: `A_${run.appId}`, slug: appSlug(run.appId) },
      workflowRun: () => {
        requireAll(caller, ["actions"]);
        return run.workflow === undefined ? null : { id: `WFR_${run.id}`, workflow: { id: `W_${run.workflow}`, name: run.workflow } };
      },
    },
  };
}

function statusContext(status: CommitStatus): object {
  const { context, state, description, target_url } = status.said;
  return {
    __typename: "StatusContext", id: `SC_${status.id}`, context: textOf(context ?? "default"), state: textOf(state).toUpperCase(),
    description: description ?? null, targetUrl: target_url ?? null, createdAt: status.createdAt, creator: actor(status.creator),
  };
}
