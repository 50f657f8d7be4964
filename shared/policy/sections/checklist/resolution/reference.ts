import path from "node:path";

/** A policy file, by its path from its repository's root, without `./` and `..`. */
export type PolicyReference =
  /** In the judged repository, as it is at the base of the change. */
  | { readonly repository: null; readonly path: string; readonly ref: null }
  /** In another one, `owner/name`, at a ref. */
  | { readonly repository: string; readonly path: string; readonly ref: string };

/** As it is written behind `extends`. */
export function referenceText(reference: PolicyReference): string {
  return reference.repository === null ? reference.path : `${reference.repository}:${reference.path}@${reference.ref}`;
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
