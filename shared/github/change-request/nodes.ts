import { boolean, integer, nullable, object, oneOf, text, type Shape, type ShapePath, type TypeOf } from "../../schema/shape.js";
import { ACTOR, actor } from "./actor.js";
import type { ListText } from "./paged-list.js";

const SHA = text({ minLength: 40 });
const OPEN = { open: true } as const;

/** How a query asks for one list, and what its members are. */
interface ListOf<Node> {
  readonly text: ListText;
  readonly node: Shape<Node>;
}

const edited = { lastEditedAt: nullable(text()), includesCreatedEdit: boolean() };
const EDITED = "lastEditedAt includesCreatedEdit";

/** The labels of a pull request. */
export const LABELS: ListOf<{ readonly name: string }> = {
  text: { alias: "labels", field: ["labels"], selection: "name" },
  node: object({ name: text() }, OPEN),
};

const COMMIT = object({
  commit: object({
    oid: SHA, message: text(), committedDate: text(),
    author: nullable(object({ name: nullable(text()), email: nullable(text()), user: nullable(object({ login: text() }, OPEN)) }, OPEN)),
    committer: nullable(object({ user: nullable(object({ login: text() }, OPEN)) }, OPEN)),
    parents: object({ totalCount: integer({ minimum: 0 }) }, OPEN),
    signature: nullable(object({ isValid: boolean() }, OPEN)),
  }, OPEN),
}, OPEN);
/** Its commits, the oldest first. */
export const COMMITS: ListOf<TypeOf<typeof COMMIT>> = {
  text: {
    alias: "commits", field: ["commits"],
    selection: "commit { oid message committedDate author { name email user { login } } committer { user { login } } parents(first: 1) { totalCount } signature { isValid } }",
  },
  node: COMMIT,
};

const REVIEW = object({
  author: actor, authorCanPushToRepository: boolean(), state: oneOf(["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"]),
  commit: nullable(object({ oid: SHA }, OPEN)), body: text(), submittedAt: nullable(text()), url: text(), ...edited,
}, OPEN);
/** Its reviews, the oldest first. */
export const REVIEWS: ListOf<TypeOf<typeof REVIEW>> = {
  text: { alias: "reviews", field: ["reviews"], selection: `author ${ACTOR} authorCanPushToRepository state commit { oid } body submittedAt url ${EDITED}` },
  node: REVIEW,
};

/** REST's number of a comment. There are more of them than `databaseId` holds, so that GitHub writes it as a text here. */
const COMMENT_ID = text({ pattern: /^[1-9]\d{0,15}$/, expected: "a comment's number" });
const COMMENT = object({ fullDatabaseId: COMMENT_ID, author: actor, body: text(), createdAt: text(), url: text(), ...edited }, OPEN);
/** The comments of its conversation, the oldest first. */
export const COMMENTS: ListOf<TypeOf<typeof COMMENT>> = {
  text: { alias: "comments", field: ["comments"], selection: `fullDatabaseId author ${ACTOR} body createdAt url ${EDITED}` },
  node: COMMENT,
};

const EDIT = object({ editor: actor, editedAt: text(), deletedAt: nullable(text()) }, OPEN);
/** The edits of its description, the newest first. */
export const EDITS: ListOf<TypeOf<typeof EDIT>> = {
  text: { alias: "edits", field: ["userContentEdits"], selection: `editor ${ACTOR} editedAt deletedAt` },
  node: EDIT,
};

const ISSUE = object({ number: integer(), state: oneOf(["OPEN", "CLOSED"]), url: text(), repository: object({ nameWithOwner: text() }, OPEN) }, OPEN);
const ISSUE_FIELDS = "number state url repository { nameWithOwner }";
/** Issues that a keyword or a person linked. */
export const CLOSING: ListOf<TypeOf<typeof ISSUE>> = {
  text: { alias: "closing", field: ["closingIssuesReferences"], selection: ISSUE_FIELDS },
  node: ISSUE,
};
/** Issues that a person linked. */
export const SIDEBAR: ListOf<TypeOf<typeof ISSUE>> = {
  text: { alias: "sidebar", field: ["closingIssuesReferences"], arguments: "userLinkedOnly: true", selection: ISSUE_FIELDS },
  node: ISSUE,
};

const RUN = object({
  name: text(), status: text(), conclusion: nullable(text()), startedAt: nullable(text()), detailsUrl: nullable(text()),
  checkSuite: object({
    app: nullable(object({ slug: text() }, OPEN)),
    workflowRun: nullable(object({ workflow: object({ name: text() }, OPEN) }, OPEN)),
  }, OPEN),
}, OPEN);
const STATUS = object({ context: text(), state: text(), description: nullable(text()), targetUrl: nullable(text()), createdAt: text() }, OPEN);
const KIND = object({ __typename: oneOf(["CheckRun", "StatusContext"]) }, OPEN);
/** A check run or a commit status, whichever it is. */
export type CheckNode =
  | { readonly run: TypeOf<typeof RUN>; readonly status: null }
  | { readonly run: null; readonly status: TypeOf<typeof STATUS> };

/** Check runs and commit statuses of its head. */
export const CHECKS: ListOf<CheckNode> = {
  text: {
    alias: "checks", field: ["statusCheckRollup", "contexts"],
    selection: "__typename ... on CheckRun { name status conclusion startedAt detailsUrl checkSuite { app { slug } workflowRun { workflow { name } } } }"
      + " ... on StatusContext { context state description targetUrl createdAt }",
  },
  node: { schema: { anyOf: [RUN.schema, STATUS.schema] }, check: checkNode },
};

function checkNode(value: unknown, path: ShapePath): CheckNode {
  const isRun = KIND.check(value, path).__typename === "CheckRun";
  return isRun ? { run: RUN.check(value, path), status: null } : { run: null, status: STATUS.check(value, path) };
}
