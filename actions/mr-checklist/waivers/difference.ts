import { readPatch } from "../../../shared/findings/diff/patch-lines.js";
import { digestOf } from "../../../shared/record/canonical.js";
import { changedFilesOf } from "../conditions/changed-files.js";
import type { ChangedFile, Facts } from "../facts/facts.js";

/**
 * SHA-256 over the branch that the change goes into and what it does to each file: it stays the same when the branch is
 * rebased and nothing else happens around its lines. Null when the content or the mode of a file is unknown, its hunks are cut off, or the list of files is not whole.
 */
export function differenceDigest(facts: Facts): string | null {
  const { items, missing } = changedFilesOf(facts);
  if (missing !== null) return null;
  const parts = items.map(partOf);
  if (parts.some((part) => part === null)) return null;
  return digestOf([facts.pull.base.ref, ...parts.map((part) => JSON.stringify(part)).sort()]);
}

/** A binary file has no hunks, but its content has an id. A removed file without hunks is described by its path alone. */
function partOf(file: ChangedFile): readonly (string | number | null)[] | null {
  const { path, previousPath, status, additions, deletions, patch, blob, mode } = file;
  const isRemoved = status === "removed";
  if (mode === null && !isRemoved) return null;
  const what = [path, previousPath, status, mode, additions, deletions];
  if (patch !== null) return isWhole(file, patch) ? [...what, "patch", patch] : null;
  return blob === null && !isRemoved ? null : [...what, "blob", blob];
}

/** GitHub cuts long hunks off, and what is behind them could be anything. */
function isWhole({ additions, deletions }: ChangedFile, patch: string): boolean {
  const lines = readPatch(patch);
  return lines?.additions === additions && lines.deletions === deletions;
}
