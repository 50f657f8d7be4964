import { InconclusiveError } from "../../action/errors.js";
import { anything, boolean, integer, nullable, object, oneOf, text, type TypeOf } from "../../schema/shape.js";
import { askWholly } from "../wire/graphql.js";
import type { Wire } from "../wire/wire.js";
import { ACTOR, actor } from "./actor.js";
import { baseFileQuery, baseFilesOf, type BaseFiles } from "./base-files.js";
import { CHECKS, CLOSING, COMMENTS, COMMITS, EDITS, LABELS, REVIEWS, SIDEBAR } from "./nodes.js";
import { PagedList } from "./paged-list.js";

/** A list that is longer than so many pages stays incomplete. */
const MOST_ROUNDS = 40;
const OPEN = { open: true } as const;

const PULL = object({
  number: integer(), state: oneOf(["OPEN", "CLOSED", "MERGED"]), isDraft: boolean(), title: text(), body: text(), author: actor,
  baseRefName: text(), headRefName: text(), headRefOid: text({ minLength: 40 }), headRepository: nullable(object({ nameWithOwner: text() }, OPEN)),
  additions: integer({ minimum: 0 }), deletions: integer({ minimum: 0 }), changedFiles: integer({ minimum: 0 }),
}, OPEN);
const BASE = object({ baseRef: nullable(object({ target: anything() }, OPEN)) }, OPEN);
const SCALARS = `number state isDraft title body author ${ACTOR} baseRefName headRefName headRefOid headRepository { nameWithOwner } additions deletions changedFiles`;
const ANSWER = object({ viewer: object({ login: text() }, OPEN), repository: object({ nameWithOwner: text(), pullRequest: anything() }, OPEN) }, OPEN);
const WHERE = ["repository", "pullRequest"];

/** The lists of a pull request, empty until pages are taken. */
function newLists() {
  return {
    labels: new PagedList(LABELS.text, LABELS.node), commits: new PagedList(COMMITS.text, COMMITS.node),
    reviews: new PagedList(REVIEWS.text, REVIEWS.node), comments: new PagedList(COMMENTS.text, COMMENTS.node),
    edits: new PagedList(EDITS.text, EDITS.node), closing: new PagedList(CLOSING.text, CLOSING.node),
    sidebar: new PagedList(SIDEBAR.text, SIDEBAR.node), checks: new PagedList(CHECKS.text, CHECKS.node),
  };
}

/** What GraphQL says of a pull request. */
export interface Conversation {
  readonly viewer: string;
  readonly repository: string;
  readonly pull: TypeOf<typeof PULL>;
  readonly base: BaseFiles;
  readonly lists: ReturnType<typeof newLists>;
}

/**
 * Reads everything that GraphQL has of a pull request: one query, and one more for each further hundred of the longest
 * list. Null when the head moved between two of them.
 */
export async function readConversation(wire: Wire, number: number, basePaths: readonly string[]): Promise<Conversation | null> {
  const lists = newLists();
  const all = Object.values(lists);
  const variables = { owner: wire.repository.owner, name: wire.repository.name, number };
  const files = baseFileQuery(basePaths);
  const first = await askWholly(wire, queryFor(all, `${SCALARS} ${files.selection}`, files.declarations), { ...variables, ...files.variables, ...cursorsOf(all) }, ANSWER);
  const pull = PULL.check(first.repository.pullRequest, WHERE);
  for (const list of all) list.take(first.repository.pullRequest, WHERE);
  for (let round = 1; round < MOST_ROUNDS; round += 1) {
    const waiting = all.filter((list) => list.hasMore);
    if (waiting.length === 0) break;
    const further = await askWholly(wire, queryFor(waiting, SCALARS, ""), { ...variables, ...cursorsOf(waiting) }, ANSWER);
    if (PULL.check(further.repository.pullRequest, WHERE).headRefOid !== pull.headRefOid) return null;
    for (const list of waiting) list.take(further.repository.pullRequest, WHERE);
  }
  const { baseRef } = BASE.check(first.repository.pullRequest, WHERE);
  if (baseRef === null) throw new InconclusiveError(`the branch ${pull.baseRefName} that pull request ${number} goes into is not there`);
  const { viewer, repository } = first;
  return { viewer: viewer.login, repository: repository.nameWithOwner, pull, base: baseFilesOf(baseRef.target, basePaths, pull.baseRefName), lists };
}

type AnyList = Pick<PagedList<unknown>, "variable" | "cursor" | "selection">;

function queryFor(lists: readonly AnyList[], fields: string, declarations: string): string {
  const positions = lists.map((list) => `, $${list.variable}: String`).join("");
  const selections = lists.map((list) => list.selection).join(" ");
  return `query ($owner: String!, $name: String!, $number: Int!${positions}${declarations}) { viewer { login } repository(owner: $owner, name: $name) { nameWithOwner pullRequest(number: $number) { ${fields} ${selections} } } }`;
}

function cursorsOf(lists: readonly AnyList[]): Readonly<Record<string, string | null>> {
  return Object.fromEntries(lists.map((list) => [list.variable, list.cursor]));
}
