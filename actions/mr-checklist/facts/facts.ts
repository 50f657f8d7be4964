import { boolean, integer, list, literal, nullable, object, oneOf, optional, text, withDefault, type Shape, type TypeOf } from "../../../shared/schema/shape.js";
import { findingReportShape } from "../../../shared/findings/finding.js";
import { designFactsShape } from "./design-facts.js";

const SHA = text({ pattern: /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, expected: "a full commit sha" });
// Exact enough that Date.parse gives a number for every match: a comparison with NaN would make nothing expire.
const MOMENT = text({ pattern: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/, expected: "a time such as 2026-11-23T10:00:00Z" });

/** Who did something. A deleted account has no login and counts for nothing. */
const actor = nullable(object({
  login: text({ minLength: 1 }),
  kind: oneOf(["user", "bot", "organization", "mannequin"]),
}));
export type Actor = TypeOf<typeof actor>;


const end = object({ ref: text({ minLength: 1 }), sha: SHA, repository: nullable(text()) });

const pull = object({
  repository: text({ pattern: /^[^/\s]+\/[^/\s]+$/, expected: "owner/name" }),
  number: integer({ minimum: 1 }),
  state: oneOf(["open", "closed", "merged"]),
  draft: boolean(),
  title: text(),
  body: text(),
  author: actor,
  base: end,
  head: end,
  labels: list(text()),
  additions: integer({ minimum: 0 }),
  deletions: integer({ minimum: 0 }),
  changedFiles: integer({ minimum: 0 }),
  commitCount: integer({ minimum: 0 }),
  /** Edits of the body, oldest first; null when they could not be read. */
  bodyEdits: nullable(list(object({ editor: actor, at: MOMENT, deleted: boolean() }))),
});

const file = object({
  path: text({ minLength: 1 }),
  previousPath: nullable(text()),
  status: oneOf(["added", "removed", "modified", "renamed", "copied", "changed", "unchanged"]),
  additions: integer({ minimum: 0 }),
  deletions: integer({ minimum: 0 }),
  /** Hunks in the form of a unified diff; null for binary and very large files. */
  patch: nullable(text()),
  /** Git's object id of the content at the head; null for a removed file or when unknown. */
  blob: nullable(text()),
  /** Git's mode at the head, such as `100755` for a program; null for a removed file or when unknown. */
  mode: withDefault(nullable(text({ pattern: /^[0-7]{6}$/, expected: "a mode of git such as 100644" })), null),
});
export type ChangedFile = TypeOf<typeof file>;

const commit = object({
  sha: SHA,
  message: text(),
  author: object({ login: nullable(text()), name: text(), email: text() }),
  /** Login of who committed it; null: no account has the address, or nobody asked. */
  committer: withDefault(nullable(text()), null),
  committedAt: MOMENT,
  parents: integer({ minimum: 0 }),
  signatureVerified: nullable(boolean()),
});
export type CommitFacts = TypeOf<typeof commit>;

const review = object({
  author: actor,
  state: oneOf(["approved", "changes-requested", "commented", "dismissed", "pending"]),
  /** The commit that was reviewed; null when it is gone. */
  commit: nullable(SHA),
  body: text(),
  submittedAt: MOMENT,
  /** Whether its text was changed after it was written. */
  edited: boolean(),
  url: text(),
  /** Paths whose content at `commit` differs from the head's; null when that could not be had. Empty when commit is the head. */
  changedSince: nullable(list(text())),
});
export type ReviewFacts = TypeOf<typeof review>;

const comment = object({
  author: actor,
  body: text(),
  createdAt: MOMENT,
  edited: boolean(),
  url: text(),
});
export type CommentFacts = TypeOf<typeof comment>;

const check = object({
  name: text({ minLength: 1 }),
  /** Slug of the app that made it, such as `github-actions`; null for a commit status. */
  app: nullable(text()),
  /** Name of the workflow that it belongs to; null outside Actions. */
  workflow: nullable(text()),
  status: oneOf(["queued", "in-progress", "completed"]),
  /** GitHub's word, such as `success`, `failure`, `skipped`; null until it is completed. */
  conclusion: nullable(text()),
  /** Orders runs of one name: the latest counts. */
  startedAt: nullable(MOMENT),
  url: nullable(text()),
});
export type CheckFacts = TypeOf<typeof check>;

const issue = object({
  via: oneOf(["closing-keyword", "sidebar", "tracker-key"]),
  /** As a person writes it: `#12`, `octo/orders#12`, `ORD-12`. */
  reference: text({ minLength: 1 }),
  /** null: nobody could say. A pull request is no issue. */
  exists: nullable(boolean()),
  state: nullable(oneOf(["open", "closed"])),
  url: nullable(text()),
});
export type IssueFacts = TypeOf<typeof issue>;

const record = object({
  gate: text({ minLength: 1 }),
  verdict: oneOf(["pass", "fail", "inconclusive", "not-applicable"]),
  commit: SHA,
  /** When the gate had judged; orders records of one gate. null: unknown, so that the record beats no other. */
  finished: withDefault(nullable(MOMENT), null),
  expires: MOMENT,
  policyDigest: nullable(text()),
  /** Where it came from, for the evidence. */
  source: text(),
});
export type RecordEvidence = TypeOf<typeof record>;

/** A list of which the platform may have given only a part; an item that needs all of it is an error then. */
function listing<T>(member: Shape<T>): Shape<{ readonly complete: boolean; readonly items: T[] }> {
  return object({ complete: boolean(), items: list(member) });
}

/** Parts of which a document may say nothing. Then nothing is known of them: that there is none is `[]`, or null for CODEOWNERS. */
const PARTS = ["issues", "codeowners", "findings", "records", "designs"] as const;
/** A part of the facts of which a document may say nothing. */
export type Part = (typeof PARTS)[number];

const written = object({
  version: withDefault(literal(1), 1),
  /** When the facts were collected; expiry is judged against it. */
  collectedAt: MOMENT,
  pull,
  files: listing(file),
  commits: listing(commit),
  reviews: listing(review),
  comments: listing(comment),
  checks: listing(check),
  issues: optional(list(issue)),
  people: withDefault(object({
    /** Repository role of each login that reviewed, commented or edited; absent: unknown. */
    roles: withDefault(list(object({ login: text(), role: oneOf(["none", "read", "triage", "write", "maintain", "admin"]) })), []),
    /** Members of each team that the policy or CODEOWNERS name; `unknown` says why it could not be read. */
    teams: withDefault(list(object({ team: text(), members: nullable(list(text())), unknown: withDefault(nullable(text()), null) })), []),
  }), { roles: [], teams: [] }),
  codeowners: optional(nullable(text({ description: "Text of CODEOWNERS at the base; null: there is none. Absent: nobody could read it." }))),
  template: optional(nullable(text({ description: "Text of the pull-request template at the base; null: there is none. Absent: nobody could read it, which is an error of the items that have to differ from it." }))),
  evidenceHead: optional(nullable(text({
    pattern: /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, expected: "a full commit sha",
    description: "Head of the change whose own run left the findings and records; null: whoever collected them vouches for them. Absent: nobody knows, and they let nothing pass.",
  }))),
  findings: optional(list(findingReportShape)),
  records: optional(list(record)),
  designs: optional(list(designFactsShape)),
  /** The designs as other rules than the policy's own judge them: those of a policy that it extends, which made an item final. */
  designsByRules: withDefault(list(object({ rules: text({ pattern: /^[0-9a-f]{64}$/, expected: "a SHA-256 in hexadecimal" }), designs: list(designFactsShape) })), []),
  unread: withDefault(list(oneOf(PARTS), "Parts of which not all is known: what needs one is an error. One that is absent is among them."), []),
});
type Written = TypeOf<typeof written>;
/** {@link factsShape}. */
export type Facts = Omit<Written, Part> & { readonly [P in Part]: Exclude<Written[P], undefined> };

/**
 * Everything that the checklist judges from, as one JSON document: `plimsoll mr-checklist facts` writes it,
 * `plimsoll mr-checklist simulate` reads it. The verdict is a function of it and of the policy alone.
 */
export const factsShape: Shape<Facts> = {
  schema: written.schema,
  check(value, path) {
    const read = written.check(value, path);
    const { issues = [], codeowners = null, findings = [], records = [], designs = [] } = read;
    const unread = PARTS.filter((part) => read[part] === undefined || read.unread.includes(part));
    return { ...read, issues, codeowners, findings, records, designs, unread };
  },
};
