import type { Codeowners } from "./codeowners.js";
import type { Owner } from "./owner.js";
import { patternMatches } from "../../files/path-pattern.js";

/** The owners of each path, from the repository's root: those of the last line that matches it, often nobody. */
export function ownersOf(codeowners: Codeowners, paths: Iterable<string>): Map<string, readonly Owner[]> {
  return new Map(Array.from(paths, (path) => [path, ownersOfPath(codeowners, path)]));
}

function ownersOfPath({ rules }: Codeowners, path: string): readonly Owner[] {
  const segments = path.split("/");
  return rules.findLast(({ pattern }) => patternMatches(pattern, segments))?.owners ?? [];
}

/** What `plimsoll mr-checklist owners --json` prints: for each path as it was asked its owners as the file writes them. */
export interface OwnersDocument {
  readonly owners: Readonly<Record<string, readonly string[]>>;
}

/** Who owns the paths; they may begin with `./` or `/`. */
export function ownersDocument(codeowners: Codeowners, paths: readonly string[]): OwnersDocument {
  const written = (path: string): string[] => ownersOfPath(codeowners, path.replace(/^(?:\.?\/)+/, "")).map((owner) => owner.written);
  return { owners: Object.fromEntries(paths.map((path) => [path, written(path)])) };
}
