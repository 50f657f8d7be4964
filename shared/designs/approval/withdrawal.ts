import type { DesignPolicy } from "../../policy/sections/design/design.js";
import type { Design } from "../document/design.js";
import type { ApprovalFacts, HeldDocument } from "./approval-facts.js";
import { liveApprovers } from "./live-review.js";

/** What stands in the way of a withdrawal. */
export interface WithdrawalProblem {
  readonly certainty: "certain" | "unknown";
  readonly reason: string;
}

/**
 * A design that is approved at the base holds the code that it covers. Whoever could mark it as a draft, or remove it, alone
 * could change that code next: it needs reviews of exactly that by the roles which approve.
 * @param base the design at the base; nothing is to be said where it is not approved there.
 * @param head the design in the change; null when it was removed.
 */
export function withdrawalProblems(base: Design, head: Design | null, facts: ApprovalFacts, policy: DesignPolicy): WithdrawalProblem[] {
  if (base.frontMatter.status !== "approved" || head?.frontMatter.status === "approved") return [];
  const done = head === null ? "removed" : `made ${head.frontMatter.status}`;
  const isThis = (held: HeldDocument): boolean =>
    head === null ? held.kind === "absent" : held.kind === "content" && held.digest === head.digest && held.status === head.frontMatter.status;
  return Array.from(policy.roles).flatMap(([role, { count }]): WithdrawalProblem[] => {
    const { certain, unknown } = liveApprovers(role, facts, base.frontMatter.owners, isThis);
    if (certain.length >= count) return [];
    const needs = `an approved design is ${done}, which the role ${role} must approve in this pull request (${certain.length} of ${count})`;
    const couldBe = facts.reviews === null || certain.length + unknown.length >= count;
    return [{ certainty: couldBe ? "unknown" : "certain", reason: [needs, ...unknown].join("; ") }];
  });
}
