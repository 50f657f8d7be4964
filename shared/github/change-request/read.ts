import { InconclusiveError } from "../../action/errors.js";
import { integer, object, text } from "../../schema/shape.js";
import { readable } from "../wire/graphql.js";
import { provenRead } from "../wire/results.js";
import type { Wire } from "../wire/wire.js";
import type { ChangeRequest, Listing } from "./change-request.js";
import { readConversation, type Conversation } from "./conversation.js";
import { readFiles, type FilesOfHead } from "./files.js";
import { checkOf, commentOf, commitOf, editOf, issueOf, reviewOf } from "./items.js";
import type { PagedList } from "./paged-list.js";

/** GitHub lists no more commits of a pull request, and may count no more either. */
const LARGEST_COMMIT_LIST = 250;
/** A head that moves while it is read is read again so often. */
const ATTEMPTS = 2;
const STATE = object({ head: object({ sha: text({ minLength: 40 }) }, { open: true }), commits: integer({ minimum: 0 }) }, { open: true });

/** Asks what else is to be known of a pull request, from everything but its files: of these there are none yet, and `complete` is false. */
export type Meanwhile = (said: ChangeRequest) => Promise<void>;

/**
 * Reads all of a pull request as of one head: one query and one list of files for up to a hundred of everything, one
 * request more for each further hundred, and one more where the answers leave open which head they are about. The head
 * is proved by what is read last. So what `meanwhile` asks between the query and the list needs no proof of its own; it is
 * called again when the head moves.
 * @throws InconclusiveError when something cannot be read, and when the head moves a second time while it is read.
 */
export async function changeRequest(wire: Wire, number: number, basePaths: readonly string[], meanwhile?: Meanwhile): Promise<ChangeRequest> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const what = `read pull request ${number}`;
    const talk = await provenRead(what, () => readable(() => readConversation(wire, number, basePaths)));
    // Asked outside: what goes wrong there is told in its own words.
    if (talk !== null) await meanwhile?.(compose(talk, NO_FILES, talk.lists.commits.total));
    const found = talk === null ? null : await provenRead(what, () => provenRequest(wire, number, talk));
    if (found !== null) return found;
    wire.log.debug(`GitHub: the head of pull request ${number} moved while it was read`);
  }
  throw new InconclusiveError(`the head of pull request ${number} moved twice while it was read: run again when the pushing is over`);
}

const NO_FILES: FilesOfHead["files"] = { complete: false, items: [] };

/** The list of files, read last, with the proof that all of it is about one head; null when the head moved. */
async function provenRequest(wire: Wire, number: number, talk: Conversation): Promise<ChangeRequest | null> {
  const { pull, lists } = talk;
  const found = await readFiles(wire, number, pull.changedFiles);
  const tells = found.heads.size > 0 && lists.commits.total < LARGEST_COMMIT_LIST;
  const state = tells ? null : await wire.repeatable("GET /repos/{owner}/{repo}/pulls/{pull_number}", { pull_number: number }, STATE);
  const heads = new Set([...found.heads, ...(state === null ? [] : [state.head.sha])]);
  if (heads.size !== 1 || !heads.has(pull.headRefOid)) return null;
  return compose(talk, found.files, state?.commits ?? lists.commits.total);
}

function compose({ viewer, repository, pull, base, lists }: Conversation, files: FilesOfHead["files"], commitCount: number): ChangeRequest {
  if (!lists.labels.complete) throw new InconclusiveError(`GitHub listed ${lists.labels.items.length} of ${lists.labels.total} labels of pull request ${pull.number}: run again`);
  const { number, title, body, author, additions, deletions, changedFiles } = pull;
  const commits = listing(lists.commits, commitOf);
  return {
    viewer, repository, number, state: STATES[pull.state], draft: pull.isDraft, title, body, author, additions, deletions, changedFiles, commitCount,
    base: { ref: pull.baseRefName, sha: base.sha }, baseFiles: base.texts,
    head: { ref: pull.headRefName, sha: pull.headRefOid, repository: pull.headRepository?.nameWithOwner ?? null },
    labels: lists.labels.items.map(({ name }) => name),
    files, commits: { ...commits, complete: commits.complete && commits.items.length === commitCount },
    reviews: listing(lists.reviews, reviewOf), comments: listing(lists.comments, commentOf),
    // No list at all: no check has reported on the head yet.
    checks: lists.checks.isThere ? listing(lists.checks, checkOf) : { complete: true, items: [] },
    bodyEdits: lists.edits.isThere && lists.edits.complete ? lists.edits.items.map(editOf).sort((a, b) => Date.parse(a.at) - Date.parse(b.at)) : null,
    closing: lists.closing.items.map(issueOf), sidebar: lists.sidebar.items.map(issueOf),
  };
}

const STATES = { OPEN: "open", CLOSED: "closed", MERGED: "merged" } as const;

function listing<Node, Item>(from: PagedList<Node>, itemOf: (node: Node) => Item | null): Listing<Item> {
  return { complete: from.complete, items: from.items.map(itemOf).filter((item) => item !== null) };
}
