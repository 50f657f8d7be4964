import { itemShape, type Item } from "../checklist.js";

/** The item that every checklist has: whoever changes the rules needs somebody who may. A policy can replace it, not leave it out. */
export const POLICY_CHANGED = "policy-changed";

/**
 * Judged by the policy at the base, as everything is. A maintainer approves the very head: below `write` nobody counts,
 * and those who may only write could change the rules in pairs.
 */
export const policyChangedItem: Item = itemShape.check({
  id: POLICY_CHANGED,
  title: "A maintainer approves the change of the rules",
  verify: "review",
  when: { "policy-changed": true },
  require: { reviews: { count: 1, from: ["anyone"], role: "maintain", stale: "head" } },
  waivable: false,
}, []);
