import type { ItemRule } from "./item-rules.js";
import { pairs } from "./pairs.js";

/** The items of two records as one list. */
export interface MergedItems<T> {
  readonly items: readonly T[];
  /** Whether both records had the same items in the same order. */
  readonly identical: boolean;
}

/** Items by key. Equal keys within one record are told apart by their ordinal, so that none of them vanishes. */
function keyed<T>(items: readonly T[], rule: ItemRule<T>): Map<string, T> {
  const seen = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const key = rule.key(item);
      const ordinal = seen.get(key) ?? 0;
      seen.set(key, ordinal + 1);
      return [`${ordinal} ${key}`, item];
    }),
  );
}

/**
 * Adds the hits of items that are the same in both records; an item without a match keeps its own hits. Never by
 * containment: a statement inside one that ran need not have run itself (defect A). Linear in the number of items.
 */
export function mergeItems<T>(left: readonly T[], right: readonly T[], rule: ItemRule<T>): MergedItems<T> {
  const added: T[] = [];
  for (const [item, other] of pairs(left, right)) {
    if (!rule.same(item, other)) break;
    added.push(rule.add(item, other));
  }
  if (added.length === left.length && left.length === right.length) return { items: added, identical: true };
  const union = keyed(left, rule);
  for (const [key, item] of keyed(right, rule)) {
    const match = union.get(key);
    union.set(key, match === undefined ? item : rule.add(match, item));
  }
  return { items: [...union.values()], identical: false };
}
