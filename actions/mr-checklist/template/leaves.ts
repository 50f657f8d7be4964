import type { Item } from "../../../shared/policy/sections/checklist/checklist.js";
import type { Requirement, RequirementKind } from "../../../shared/policy/sections/checklist/requirement.js";

/** A requirement that holds no others. */
export type Leaf = Extract<Requirement, { readonly kind: RequirementKind }>;

/** An item with one of the requirements that it is made of. */
export interface Demand {
  readonly item: Item;
  readonly leaf: Leaf;
}

/** Everything that items demand, in their order; `all` and `any` taken apart. */
export function demandsOf(items: readonly Item[]): readonly Demand[] {
  return items.flatMap((item) => leavesOf(item.require).map((leaf) => ({ item, leaf })));
}

/** The requirements that one is made of, `all` and `any` taken apart. */
export function leavesOf(requirement: Requirement): readonly Leaf[] {
  return isLeaf(requirement) ? [requirement] : requirement.value.flatMap(leavesOf);
}

/** Whether a requirement holds no others. */
export function isLeaf(requirement: Requirement): requirement is Leaf {
  return requirement.kind !== "all" && requirement.kind !== "any";
}

/** Whether a requirement can hold where only those of its parts can that are met. */
export function canHold(requirement: Requirement, isMet: (leaf: Leaf) => boolean): boolean {
  if (isLeaf(requirement)) return isMet(requirement);
  const parts = requirement.value.map((part) => canHold(part, isMet));
  return requirement.kind === "all" ? parts.every(Boolean) : parts.some(Boolean);
}
