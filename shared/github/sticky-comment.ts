import { isStickyUnchanged, parseSticky } from "../report/markdown/sticky.js";
import { integer, list, nullable, object, text, withDefault, type TypeOf } from "../schema/shape.js";
import { caughtFailure } from "./wire/request-failure.js";
import { settledWrite, type WriteResult } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

const COMMENT = object({ id: integer(), html_url: text(), body: withDefault(text(), ""), user: nullable(object({ login: text() }, { open: true })) }, { open: true });
const COMMENTS = list(COMMENT);
type Comment = TypeOf<typeof COMMENT>;

/** A comment of ours, as a query gave it. */
export interface KnownComment {
  readonly id: number;
  readonly body: string;
  readonly url: string;
}

const VIEWER = object({ data: object({ viewer: object({ login: text() }, { open: true }) }, { open: true }) }, { open: true });

/**
 * Makes or updates the one comment of a gate on a pull request. It is found by its hidden marker and its author: anybody
 * can write a comment that begins like ours.
 * @param body from `composeSticky`, which keeps it within GitHub's limit.
 * @param known all comments of the token's own account with this gate's marker, oldest first; absent: they are looked up.
 * @throws RangeError for a body without a marker, which could not be found again.
 */
export function upsertStickyComment(wire: Wire, issueNumber: number, body: string, known?: readonly KnownComment[]): Promise<WriteResult> {
  const gate = parseSticky(body)?.gate;
  if (gate === undefined) throw new RangeError("the body of a sticky comment comes from composeSticky");
  return settledWrite(`comment on pull request ${issueNumber}`, async () => {
    const own = async (): Promise<readonly KnownComment[]> => {
      const author = await ownLogin(wire);
      const comments = await wire.pages("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", { issue_number: issueNumber }, COMMENTS, (page) => page);
      return comments.filter((comment) => comment.user?.login === author && parseSticky(comment.body)?.gate === gate).map(knownOf);
    };
    const [first, ...copies] = known ?? (await own());
    if (first === undefined) {
      const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
      const made = await wire.once(route, { issue_number: issueNumber, body }, COMMENT, async () => {
        const [found] = await own();
        return found === undefined ? null : { id: found.id, html_url: found.url, body: found.body, user: null };
      });
      return { kind: "written", url: made.html_url };
    }
    const changed = !isStickyUnchanged(first.body, body);
    // A caller that knows the comments counts its writes: one at a time, so that a copy waits until nothing else changes.
    if (known === undefined || !changed) await removeCopies(wire, known === undefined ? copies : copies.slice(0, 1));
    return changed ? edit(wire, first, body) : { kind: "unchanged", url: first.url };
  });
}

function knownOf({ id, body, html_url }: Comment): KnownComment {
  return { id, body, url: html_url };
}

async function edit(wire: Wire, comment: KnownComment, body: string): Promise<WriteResult> {
  const edited = await wire.repeatable("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", { comment_id: comment.id, body }, COMMENT);
  return { kind: "written", url: edited.html_url };
}

/** Two jobs that run at once can both find no comment and make one each: the next one clears up. */
async function removeCopies(wire: Wire, copies: readonly KnownComment[]): Promise<void> {
  const route = "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}";
  for (const copy of copies) {
    try {
      await wire.repeatable(route, { comment_id: copy.id }, { schema: {}, check: () => null });
    } catch (error) {
      // Gone already: another job cleared up, or the answer to the first try got lost.
      if (caughtFailure(error).kind !== "not-found") throw error;
    }
  }
}

/** The token's own login. `GET /user` is closed to a workflow's token; GraphQL's viewer is not. */
async function ownLogin(wire: Wire): Promise<string> {
  const { data } = await wire.repeatable("POST /graphql", { query: "query { viewer { login } }" }, VIEWER);
  return data.viewer.login;
}
