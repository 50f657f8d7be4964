import { isTooLarge, parseCodeowners, type OwnersProblem } from "../../../../shared/people/owners/codeowners.js";
import type { Owner } from "../../../../shared/people/owners/owner.js";
import { ownersOf } from "../../../../shared/people/owners/owners-of.js";
import { nameKey } from "../../../../shared/people/person.js";
import { touchedNames } from "../../conditions/changed-files.js";
import type { Facts } from "../../facts/facts.js";

/** Files that have the same owners; those of nobody have an empty list. */
export interface OwnedNames {
  readonly owners: readonly Owner[];
  readonly names: readonly string[];
}

/** Who owns the changed files by the base's CODEOWNERS. */
export interface Ownership {
  readonly sets: readonly OwnedNames[];
  readonly problems: readonly OwnersProblem[];
}

/** Hundreds of items ask about the same files. */
const read = new WeakMap<Facts, Ownership | string>();

/** The owners of every changed file, or why nobody can tell them and what to do. */
export function ownershipOf(facts: Facts): Ownership | string {
  const ownership = read.get(facts) ?? readOwnership(facts);
  read.set(facts, ownership);
  return ownership;
}

function readOwnership({ codeowners, files }: Facts): Ownership | string {
  if (codeowners === null) return "the base has no CODEOWNERS; add the file, or name groups in `from`";
  if (isTooLarge(codeowners)) return "CODEOWNERS holds 3 MB or more, and GitHub leaves such a file aside; join its patterns";
  const parsed = parseCodeowners(codeowners);
  return { sets: byOwners(ownersOf(parsed, files.items.flatMap(touchedNames))), problems: parsed.problems };
}

function byOwners(owners: ReadonlyMap<string, readonly Owner[]>): OwnedNames[] {
  const sets = new Map<string, { owners: readonly Owner[]; names: string[] }>();
  for (const [name, owned] of owners) {
    const key = owned.map(({ written }) => nameKey(written)).sort().join(" ");
    const set = sets.get(key);
    if (set === undefined) sets.set(key, { owners: owned, names: [name] });
    else set.names.push(name);
  }
  return [...sets.values()];
}

/** The sets of those files that an item is about. */
export function setsOf(names: readonly string[], { sets }: Ownership): OwnedNames[] {
  const wanted = new Set(names);
  return sets.map((set) => ({ ...set, names: set.names.filter((name) => wanted.has(name)) })).filter((set) => set.names.length > 0);
}
