import type { DesignPolicy } from "../../policy/sections/design/design.js";
import type { Design } from "../document/design.js";
import type { ApprovalFacts } from "./approval-facts.js";
import { liveApprovers, type Saw } from "./live-review.js";

/** What stands in the way of a withdrawal. */
export interface WithdrawalProblem {
  readonly certainty: "certain" | "unknown";
  readonly reason: string;
}

/**
 * A design that is approved at the base holds the code that it covers. Whoever could mark it as a draft, or remove it, alone
 * could change that code next: it needs reviews of exactly that, at the head, by the roles which approve.
 * @param base the design at the base; nothing is to be said where it is not approved there.
 * @param head the design in the change; null when it was removed.
 */
export function withdrawalProblems(base: Design, head: Design | null, facts: ApprovalFacts, policy: DesignPolicy): WithdrawalProblem[] {
  if (base.frontMatter.status !== "approved" || head?.frontMatter.status === "approved") return [];
  const done = head === null ? "removed" : `made ${head.frontMatter.status}`;
  // A former commit may be from before the approval: to lack the design, or to have it in review, was no withdrawal then.
  const isThis: Saw = ({ held, ofHead }) =>
    ofHead && (head === null ? held.kind === "absent" : held.kind === "content" && held.digest === head.digest && held.status === head.frontMatter.status);
  if (policy.roles.size === 0) return [{ certainty: "certain", reason: `an approved design is ${done}, and the policy names nobody who may approve that; declare design.roles` }];
  return Array.from(policy.roles).flatMap(([role, { count }]): WithdrawalProblem[] => {
    const { certain, unknown } = liveApprovers(role, facts, base.frontMatter.owners, isThis);
    if (certain.length >= count) return [];
    const needs = `an approved design is ${done}, which the role ${role} must approve in this pull request (${certain.length} of ${count})`;
    const couldBe = facts.reviews === null || certain.length + unknown.length >= count;
    return [{ certainty: couldBe ? "unknown" : "certain", reason: [needs, ...unknown].join("; ") }];
  });
}
