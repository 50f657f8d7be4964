import type { Facts } from "../../../actions/mr-checklist/facts/facts.js";
import { readGivenDocument } from "../../../shared/files/document.js";
import { boolean, integer, list, nullable, object, oneOf, optional, text, type TypeOf } from "../../../shared/schema/shape.js";

const OPEN = { open: true } as const;
const count = integer({ minimum: 0 });
const account = nullable(object({ login: text({ minLength: 1 }), type: text() }, OPEN));
const end = object({ ref: text({ minLength: 1 }), sha: text({ pattern: /^[0-9a-f]{40}$/, expected: "a full commit sha" }), repo: nullable(object({ full_name: text() }, OPEN)) }, OPEN);

/** The part of an event's payload that is about its pull request, as GitHub describes it. */
const payload = object({
  repository: object({ full_name: text({ pattern: /^[^/\s]+\/[^/\s]+$/, expected: "owner/name" }) }, OPEN),
  pull_request: object({
    number: integer({ minimum: 1 }), title: text(), body: nullable(text()), state: oneOf(["open", "closed"]), merged: optional(nullable(boolean())), draft: boolean(),
    user: account, labels: list(object({ name: text() }, OPEN)), base: end, head: end,
    additions: count, deletions: count, changed_files: count, commits: count,
  }, OPEN),
}, OPEN);
type Payload = TypeOf<typeof payload>["pull_request"];

/** A list of which nothing is known. */
const unread = (): { complete: false; items: never[] } => ({ complete: false, items: [] });

/**
 * Facts as far as an event's payload knows them: the pull request. All else is unread, so that what needs it is an error,
 * never a pass.
 * @param now when the facts count as collected.
 * @throws InputError for a text that is no payload of a pull request's event.
 */
export function eventFacts(content: string, source: string, now: Date): Facts {
  const { repository, pull_request: pull } = readGivenDocument(payload, content, source, "name the payload of a `pull_request` event, which alone holds all of it");
  const { number, title, draft, labels, additions, deletions, changed_files: changedFiles, commits: commitCount } = pull;
  return {
    version: 1, collectedAt: now.toISOString(),
    pull: {
      repository: repository.full_name, number, state: stateOf(pull), draft, title, body: pull.body ?? "", author: authorOf(pull.user),
      base: endOf(pull.base), head: endOf(pull.head), labels: labels.map(({ name }) => name), additions, deletions, changedFiles, commitCount, bodyEdits: null,
    },
    files: unread(), commits: unread(), reviews: unread(), comments: unread(), checks: unread(),
    issues: [], people: { roles: [], teams: [] }, codeowners: null, template: undefined, evidenceHead: null, findings: [], records: [], designs: [], designsByRules: [],
    unread: ["issues", "codeowners", "findings", "records", "designs"],
  };
}

function stateOf({ state, merged }: Payload): Facts["pull"]["state"] {
  return merged === true ? "merged" : state;
}

function authorOf(user: Payload["user"]): Facts["pull"]["author"] {
  if (user === null) return null;
  const kinds = { Bot: "bot", Organization: "organization", Mannequin: "mannequin" } as const;
  return { login: user.login, kind: Object.entries(kinds).find(([name]) => name === user.type)?.[1] ?? "user" };
}

function endOf({ ref, sha, repo }: Payload["head"]): Facts["pull"]["head"] {
  return { ref, sha, repository: repo === null ? null : repo.full_name };
}
