import { notFound, type Answer } from "./answer.js";
import type { GitHubState } from "./github-state.js";

const PREFIX = "/_double/downloads/";

/** Where the archive of an artifact can be fetched. GitHub sends clients to such an address of a storage service. */
export function downloadAddress(github: GitHubState, artifactId: number): string {
  return `${github.url}${PREFIX}${artifactId}`;
}

/** The archive behind such an address; null for any other path. Like GitHub's storage, it asks for no token. */
export function answerDownload(github: GitHubState, path: string): Answer | null {
  if (!path.startsWith(PREFIX)) return null;
  const id = Number(path.slice(PREFIX.length));
  const artifact = github.repositories.flatMap((repository) => repository.has.artifacts).find((candidate) => candidate.id === id);
  return artifact === undefined ? notFound : { status: 200, bytes: artifact.archive };
}
