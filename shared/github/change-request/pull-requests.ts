import { InconclusiveError } from "../../action/errors.js";
import { boolean, integer, list, nullable, object, oneOf, optional, text, withDefault } from "../../schema/shape.js";
import { provenRead } from "../wire/results.js";
import type { Wire } from "../wire/wire.js";

/** GitHub lists no more files of a pull request than this. */
const LARGEST_FILE_LIST = 3000;

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

const FILE = object({
  filename: text({ minLength: 1 }),
  status: oneOf(["added", "removed", "modified", "renamed", "copied", "changed", "unchanged"]),
  previous_filename: optional(text()),
  additions: integer({ minimum: 0 }),
  deletions: integer({ minimum: 0 }),
  patch: optional(text()),
}, { open: true });
const FILES = list(FILE);

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
  /** Number of changed files; `pullRequestFiles` may list fewer. */
  readonly changedFiles: number;
}

/** One file that a pull request changes. */
export interface PullRequestFile {
  readonly path: string;
  readonly status: "added" | "removed" | "modified" | "renamed" | "copied" | "changed" | "unchanged";
  /** Where it was before, for a rename or a copy; null else. */
  readonly previousPath: string | null;
  readonly additions: number;
  readonly deletions: number;
  /** Hunks of the difference; null for binary files, and for large ones, which GitHub leaves out. */
  readonly patch: string | null;
}

/** The files that a pull request changes, as of one head. */
export interface PullRequestFiles {
  readonly headSha: string;
  readonly files: readonly PullRequestFile[];
  /** Number of files that changed. */
  readonly total: number;
  /** False when GitHub lists only the first 3,000: a gate must not judge from them. */
  readonly complete: boolean;
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

/**
 * All changed files, as far as GitHub lists them.
 * @throws InconclusiveError when they cannot be read, and when the list does not fit the pull request's own count: it
 * changed in between.
 */
export async function pullRequestFiles(wire: Wire, number: number): Promise<PullRequestFiles> {
  const { head, changedFiles } = await pullRequest(wire, number);
  const route = "GET /repos/{owner}/{repo}/pulls/{pull_number}/files";
  const found = await provenRead(`list the files of pull request ${number}`, () => wire.pages(route, { pull_number: number }, FILES, (page) => page));
  if (found.length !== Math.min(changedFiles, LARGEST_FILE_LIST)) {
    throw new InconclusiveError(`GitHub listed ${found.length} of ${changedFiles} changed files of pull request ${number}: it changed while it was read; run again`);
  }
  const files = found.map((file) => ({
    path: file.filename, status: file.status, previousPath: file.previous_filename ?? null,
    additions: file.additions, deletions: file.deletions, patch: file.patch ?? null,
  }));
  return { headSha: head.sha, files, total: changedFiles, complete: files.length === changedFiles };
}
