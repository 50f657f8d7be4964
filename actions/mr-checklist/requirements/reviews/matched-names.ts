import { globMatcher } from "../../../../shared/files/glob.js";
import { changedFilesOf, hidesItsOrigin, touchedNames } from "../../conditions/changed-files.js";
import type { Facts } from "../../facts/facts.js";

/** The files that an item is about. */
export interface MatchedNames {
  /** Every name of them, the former ones of moved files too. */
  readonly names: readonly string[];
  /** Why there may be more of them, and what to do; null when these are all. */
  readonly missing: string | null;
}

/** The changed files that match the globs under one of their names; all of them without globs. */
export function matchedNamesOf(paths: readonly string[] | null, facts: Facts): MatchedNames {
  const { items, missing } = changedFilesOf(facts);
  const matches = paths === null ? () => true : globMatcher(paths);
  const names = items.map(touchedNames).filter((touched) => touched.some(matches)).flat();
  const hidden = items.find(hidesItsOrigin);
  return {
    names,
    missing: missing ?? (hidden === undefined ? null : `${hidden.path} was moved, and the facts do not say from where; collect them again`),
  };
}
