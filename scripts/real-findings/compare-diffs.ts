import { readFileSync } from "node:fs";
import { readPatch } from "../../shared/findings/diff/patch-lines.js";
import { readUnifiedDiff, type DiffFile } from "../../shared/findings/diff/unified-diff.js";
import type { Comparison } from "./comparison.js";
import type { ForeignDiff, ForeignFile } from "./go-readers.js";

/** `path +1 2 3 -4`: which lines of the new version were added, and how many of the old one are gone. */
function lineOf(path: string, added: readonly number[], deleted: number): string {
  return `${path} +${added.join(" ")} -${deleted}`;
}

function addedLines({ patch }: DiffFile): number[] {
  const added = patch === null ? [] : (readPatch(patch)?.added ?? []);
  return added.flatMap(({ line, endLine }) => Array.from({ length: endLine - line + 1 }, (_, index) => line + index));
}

/** A removed file is told by its former name. The libraries leave git's prefixes, all but one. */
function pathOf({ old, new: current }: ForeignFile): string {
  const isNone = (name: string): boolean => name === "" || name === "/dev/null";
  const isPrefixed = (isNone(old) || old.startsWith("a/")) && (isNone(current) || current.startsWith("b/"));
  const name = isNone(current) ? old : current;
  return isPrefixed ? name.slice(2) : name;
}

/** Each library's reading of each diff beside ours. */
export function compareDiffs(readings: readonly ForeignDiff[]): Comparison[] {
  return readings.map(({ file, reader, error, files }) => ({
    file, reader,
    ours: readUnifiedDiff(readFileSync(file, "utf8")).map((one) => lineOf(one.path, addedLines(one), one.deletions)),
    theirs: error === "" ? (files ?? []).map((one) => lineOf(pathOf(one), one.added ?? [], one.deleted)) : null,
  }));
}
