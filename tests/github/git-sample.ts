import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GitRepository } from "./git.js";

/** One commit of a sample history, applied in the order of the list. */
export interface SampleCommit {
  /** The branch it extends; its first commit starts from `from`, or from nothing. */
  readonly branch: string;
  readonly from?: string;
  /** Content by path; null deletes the file. What is not named stays. */
  readonly files: Readonly<Record<string, string | Buffer | null>>;
  readonly message?: string;
}

/** A bare repository in a temporary folder, removed on disposal. */
export interface SampleRepository extends AsyncDisposable {
  readonly directory: string;
  /** The commit ids, in the order of the given list. */
  readonly commits: readonly string[];
}

/** Makes a bare git repository with this history; same input, same commit ids. */
export async function createGitRepository(history: readonly SampleCommit[]): Promise<SampleRepository> {
  const directory = await mkdtemp(join(tmpdir(), "github-double-"));
  const git = new GitRepository(directory);
  await git.run(["init", "--quiet", "--bare", "--initial-branch=main"]);
  await git.run(["fast-import", "--quiet"], Buffer.concat(fastImport(history)));
  const marks = await git.run(["rev-parse", ...history.map((_commit, index) => `refs/sample/${index}`)]);
  await git.run(["update-ref", "--stdin"], history.map((_commit, index) => `delete refs/sample/${index}\n`).join(""));
  return {
    directory,
    commits: marks.trim().split("\n"),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

function fastImport(history: readonly SampleCommit[]): Buffer[] {
  const started = new Set<string>();
  return history.flatMap((commit, index) => {
    const when = `${1_767_225_600 + index * 60} +0000`;
    const start = started.has(commit.branch) || commit.from === undefined ? "" : `from refs/heads/${commit.from}\n`;
    started.add(commit.branch);
    return [
      Buffer.from(`commit refs/heads/${commit.branch}\nmark :${index + 1}\nauthor Ada Author <ada@example.com> ${when}\ncommitter Ada Author <ada@example.com> ${when}\n`),
      dataOf(commit.message ?? `Commit ${index + 1} on ${commit.branch}`),
      Buffer.from(start),
      ...Object.entries(commit.files).flatMap(([path, content]) => changeOf(path, content)),
      Buffer.from(`\nreset refs/sample/${index}\nfrom :${index + 1}\n\n`),
    ];
  });
}

function changeOf(path: string, content: string | Buffer | null): Buffer[] {
  const quoted = JSON.stringify(path);
  return content === null ? [Buffer.from(`D ${quoted}\n`)] : [Buffer.from(`M 100644 inline ${quoted}\n`), dataOf(content)];
}

function dataOf(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n")]);
}
