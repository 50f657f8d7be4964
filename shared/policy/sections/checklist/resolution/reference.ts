import path from "node:path";

/** A policy file. Without repository and ref it lies in the judged repository, as it is at the base of the change. */
export interface PolicyReference {
  /** `owner/name`; null for the judged repository. */
  readonly repository: string | null;
  /** From the repository's root, without `./` and `..`. */
  readonly path: string;
  readonly ref: string | null;
}

/** As it is written behind `extends`. */
export function referenceText({ repository, path: file, ref }: PolicyReference): string {
  return repository === null ? file : `${repository}:${file}@${ref ?? "HEAD"}`;
}

/** Equal for references to one file. GitHub's names have no case. */
export function referenceKey({ repository, path: file, ref }: PolicyReference): string {
  return JSON.stringify([repository?.toLowerCase(), file, ref]);
}

const REMOTE = /^([^:]+):(.+)@([^@]+)$/;

/**
 * The file that a policy at `from` means by `extends: written`; null when its path leads out of the repository.
 * `./base.yml` starts from the root of the repository that the policy itself lies in.
 */
export function referenceFrom(written: string, from: PolicyReference): PolicyReference | null {
  const [, repository, remotePath = "", ref] = REMOTE.exec(written) ?? [];
  const named = repository === undefined || ref === undefined ? { ...from, path: written } : { repository, path: remotePath, ref };
  const plain = path.posix.normalize(named.path.replaceAll("\\", "/"));
  return plain.startsWith("../") || plain.startsWith("/") ? null : { ...named, path: plain };
}
