import { digestOf } from "../../../shared/record/canonical.js";
import { changedFilesOf } from "../conditions/changed-files.js";
import type { ChangedFile, Facts } from "../facts/facts.js";

/**
 * SHA-256 over what the change does to each file: it stays the same when the branch is rebased and nothing else happens
 * around its lines. Null when the content of a file is unknown, or the list of files is not whole.
 */
export function differenceDigest(facts: Facts): string | null {
  const { items, missing } = changedFilesOf(facts);
  if (missing !== null) return null;
  const parts = items.map(partOf);
  if (parts.some((part) => part === null)) return null;
  return digestOf(parts.map((part) => JSON.stringify(part)).sort());
}

/** A binary file has no patch, but its content has an id. A removed file without a patch is described by its path alone. */
function partOf({ path, previousPath, status, patch, blob }: ChangedFile): readonly (string | null)[] | null {
  const content = patch ?? blob;
  return content === null && status !== "removed" ? null : [path, previousPath, status, patch === null ? "blob" : "patch", content];
}
