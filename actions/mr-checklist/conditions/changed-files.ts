import type { ChangedFile, Facts } from "../facts/facts.js";

/** The changed files, and why there may be more; null when these are all. */
export interface ChangedFiles {
  readonly items: readonly ChangedFile[];
  readonly missing: string | null;
}

/** GitHub says how many files a change has even where it does not list all of them. */
export function changedFilesOf({ files, pull }: Facts): ChangedFiles {
  const { items, complete } = files;
  const isWhole = complete && items.length >= pull.changedFiles;
  return { items, missing: isWhole ? null : `only ${items.length} of ${Math.max(pull.changedFiles, items.length)} changed files could be read; split the change, or collect the facts from a clone` };
}

/** Every name that the change touches by a file: a moved one leaves its former place, a copied one does not. */
export function touchedNames({ path, previousPath, status }: ChangedFile): string[] {
  return previousPath === null || status === "copied" ? [path] : [path, previousPath];
}

/** Whether a file was moved from a place that nobody named. */
export function hidesItsOrigin({ previousPath, status }: ChangedFile): boolean {
  return status === "renamed" && previousPath === null;
}
