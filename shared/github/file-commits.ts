import { list, object, text } from "../schema/shape.js";
import { provenRead } from "./wire/results.js";
import type { Wire } from "./wire/wire.js";

const COMMITS = list(object({
  sha: text({ minLength: 40 }),
  commit: object({ message: text(), author: object({ email: text() }, { open: true }) }, { open: true }),
  parents: list(object({ sha: text({ minLength: 40 }) }, { open: true })),
}, { open: true }));

/** A commit that changed a file. */
export interface FileCommitOnGitHub {
  readonly sha: string;
  readonly message: string;
  /** Address of its author, which anybody can choose. */
  readonly authorAddress: string;
  readonly parents: readonly string[];
}

/**
 * The commits behind `head` that changed a file, newest first: its whole history, also before a change began.
 * @throws InconclusiveError when it cannot be read.
 */
export async function fileCommits(wire: Wire, path: string, head: string): Promise<readonly FileCommitOnGitHub[]> {
  const route = "GET /repos/{owner}/{repo}/commits";
  const found = await provenRead(`read the history of ${path}`, () => wire.pages(route, { path, sha: head }, COMMITS, (page) => page));
  return found.map(({ sha, commit, parents }) => ({ sha, message: commit.message, authorAddress: commit.author.email, parents: parents.map((parent) => parent.sha) }));
}
