import { boolean, integer, list, nullable, object, oneOf, text, withDefault } from "../../schema/shape.js";
import { provenRead } from "../wire/results.js";
import type { Wire } from "../wire/wire.js";

const LOGIN = object({ login: text() }, { open: true });
const REPOSITORY = object({ full_name: text() }, { open: true });
const END = { ref: text(), sha: text({ minLength: 40 }) };
const PULL_REQUEST = object({
  number: integer(),
  state: oneOf(["open", "closed"]),
  draft: withDefault(boolean(), false),
  merged: boolean(),
  title: text(),
  body: nullable(text()),
  user: nullable(LOGIN),
  base: object({ ...END, repo: REPOSITORY }, { open: true }),
  head: object({ ...END, repo: nullable(REPOSITORY) }, { open: true }),
  labels: list(object({ name: text() }, { open: true })),
  changed_files: integer({ minimum: 0 }),
}, { open: true });

/** One end of a pull request. */
export interface PullRequestSide {
  readonly ref: string;
  readonly sha: string;
  /** `owner/name`, or null when a fork was deleted. */
  readonly repository: string | null;
}

/** Texts in it come from outside. */
export interface PullRequest {
  readonly number: number;
  readonly state: "open" | "closed";
  readonly draft: boolean;
  readonly merged: boolean;
  readonly title: string;
  readonly body: string;
  /** Login of who opened it, or null for a deleted account. */
  readonly author: string | null;
  readonly base: PullRequestSide;
  readonly head: PullRequestSide;
  /** Whether the head lives in another repository, whose changes get a token that can only read. */
  readonly fromFork: boolean;
  readonly labels: readonly string[];
  /** Number of changed files; GitHub may list fewer. */
  readonly changedFiles: number;
}

/** @throws InconclusiveError when the pull request cannot be read. */
export async function pullRequest(wire: Wire, number: number): Promise<PullRequest> {
  const route = "GET /repos/{owner}/{repo}/pulls/{pull_number}";
  const found = await provenRead(`read pull request ${number}`, () => wire.repeatable(route, { pull_number: number }, PULL_REQUEST));
  const { owner, name } = wire.repository;
  const { state, draft, merged, title, labels } = found;
  const repository = found.head.repo?.full_name ?? null;
  return {
    number: found.number, state, draft, merged, title, body: found.body ?? "", author: found.user?.login ?? null,
    base: { ref: found.base.ref, sha: found.base.sha, repository: found.base.repo.full_name },
    head: { ref: found.head.ref, sha: found.head.sha, repository },
    fromFork: repository?.toLowerCase() !== `${owner}/${name}`.toLowerCase(),
    labels: labels.map((label) => label.name), changedFiles: found.changed_files,
  };
}
