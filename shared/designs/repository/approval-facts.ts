import { attempt } from "../../action/attempt.js";
import { InputError } from "../../action/errors.js";
import type { FileCommit } from "../../git/file-history.js";
import type { Membership } from "../../people/membership.js";
import { digestOf } from "../../record/canonical.js";
import type { ApprovalFacts, HeldDocument, OnlineReview, RecordOrigin } from "../approval/approval-facts.js";
import { keptRecords } from "../approval/kept-records.js";
import { readDesign, type Design } from "../document/design.js";
import type { RecordedReview } from "../document/front-matter.js";
import type { DesignsAt } from "../judgement/change.js";
import type { DesignReader } from "./design-reader.js";
import type { DesignSource } from "./design-source.js";
import type { DesignRequest } from "./request.js";

/** Where facts about approvals come from. */
export interface ApprovalSources {
  readonly reader: DesignReader;
  readonly historyOf: DesignSource["historyOf"];
  readonly base: DesignsAt;
  /** Paths that the change touches. */
  readonly touched: ReadonlySet<string>;
  /** Null where no pull request is judged. */
  readonly request: DesignRequest | null;
  readonly hasRole: (login: string, role: string) => Membership;
}

/** Gathers what the approvals of one design are judged from. @param head null when the change removes it. */
export async function gatherApprovalFacts(id: string, head: Design | null, sources: ApprovalSources): Promise<ApprovalFacts> {
  const { historyOf, base, touched, request, hasRole } = sources;
  const kept = keptRecords(base.designs.get(id) ?? null, head);
  const history = head === null || !touched.has(head.path) ? [] : await historyOf(head.path);
  const writing = history.filter(changesContent);
  const origins = new Map<string, RecordOrigin>();
  const records = head === null ? [] : head.frontMatter.reviews;
  for (const record of records) {
    const key = digestOf(record);
    origins.set(key, kept.has(key) ? { kind: "base" } : await originOf(record, history, request));
  }
  return {
    reviews: request === null ? null : await reviewsOf(id, request, sources),
    authors: request === null ? [] : await authorsOf(request, writing),
    addresses: writing.map(({ authorAddress }) => authorAddress),
    originOf: (record) => origins.get(digestOf(record)) ?? /* istanbul ignore next -- only the document's own records are asked about; the compiler cannot know */ { kind: "nowhere" },
    hasRole,
  };
}

/** Logins of whoever opened the pull request and of the commits that wrote the document. */
async function authorsOf({ author, commitPeople }: DesignRequest, writing: readonly FileCommit[]): Promise<string[]> {
  const authors = [author];
  for (const { sha } of writing) authors.push((await commitPeople(sha)).author);
  return authors.filter((login) => login !== null);
}

/** Whether a commit changed more of the document than its status and its reviews. */
function changesContent({ isOwn, before, after }: FileCommit): boolean {
  if (!isOwn) return false;
  const now = contentKey(after);
  return before.every((one) => contentKey(one) !== now);
}

function contentKey(content: string | null): string {
  const design = readable(content);
  return design === null ? `unreadable ${String(content)}` : design.digest;
}

function readable(content: string | null): Design | null {
  if (content === null) return null;
  const read = attempt(InputError, () => readDesign(content, "design"));
  return read instanceof InputError ? null : read;
}

/** The last commit that brought a record: one that was taken back and written again by somebody else is theirs. */
async function originOf(record: RecordedReview, history: readonly FileCommit[], request: DesignRequest | null): Promise<RecordOrigin> {
  // The pull request proves an online one.
  if (record.how === "online") return { kind: "nowhere" };
  const key = digestOf(record);
  const holds = (content: string | null): boolean => readable(content)?.frontMatter.reviews.some((one) => digestOf(one) === key) === true;
  const brought = history.find(({ isOwn, before, after }) => isOwn && holds(after) && !before.some(holds));
  if (brought === undefined) return { kind: "nowhere" };
  const people = request === null ? { unknown: "GitHub says it where the pull request is judged" } : await request.commitPeople(brought.sha);
  return { kind: "commit", sha: brought.sha, signedOffBy: brought.signedOffBy, authorAddress: brought.authorAddress, people };
}

async function reviewsOf(id: string, { head, reviews }: DesignRequest, sources: ApprovalSources): Promise<OnlineReview[]> {
  const found: OnlineReview[] = [];
  for (const { commit, ...review } of reviews) found.push({ ...review, ofHead: commit === head, held: review.state === "approved" ? await heldAt(commit, id, sources) : { kind: "absent" } });
  return found;
}

/** The document of an id as a reviewed commit has it, wherever it lay then. */
async function heldAt(commit: string | null, id: string, { reader }: ApprovalSources): Promise<HeldDocument> {
  const at = commit === null ? null : await reader.at(commit);
  if (at === null) return { kind: "unknown", reason: "the reviewed commit is not there; fetch the whole history, or ask for a new review if it was pushed over" };
  const twin = at.unreadable.find((one) => one.id === id);
  if (twin !== undefined) return { kind: "unknown", reason: `two documents have the id ${id} there, ${twin.path} is one; ask for a new review of one of them` };
  const design = at.designs.get(id);
  if (design !== undefined) return { kind: "content", digest: design.digest, status: design.frontMatter.status };
  const [broken] = at.unreadable;
  return broken === undefined ? { kind: "absent" } : { kind: "unknown", reason: `${broken.path} cannot be read there` };
}
