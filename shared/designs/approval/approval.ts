import type { DesignPolicy } from "../../policy/sections/design/design.js";
import type { Design } from "../document/design.js";
import type { RecordedReview } from "../document/front-matter.js";
import type { ApprovalFacts } from "./approval-facts.js";
import { liveApprovers } from "./live-review.js";
import { judgeRecord, sawContentOf, type RecordState } from "./recorded-review.js";

/** A record and what it is worth. */
export interface JudgedRecord {
  readonly record: RecordedReview;
  readonly judged: RecordState;
}

/** How one role stands to one document. */
export interface RoleApproval {
  readonly role: string;
  readonly needed: number;
  readonly state: "approved" | "missing" | "unknown";
  /** Logins whose approval is recorded and proved. */
  readonly approvedBy: readonly string[];
  /** What is missing or unknown and what to do, in one line; empty when it is approved. */
  readonly reason: string;
}

/** Every record of the document in its order. */
export function judgeRecords(design: Design, facts: ApprovalFacts, policy: DesignPolicy): JudgedRecord[] {
  return design.frontMatter.reviews.map((record) => ({ record, judged: judgeRecord(record, design, facts, policy) }));
}

/** How each role of the policy stands to the document's content. */
export function approvalsOf(design: Design, facts: ApprovalFacts, policy: DesignPolicy): RoleApproval[] {
  const records = judgeRecords(design, facts, policy);
  return Array.from(policy.roles, ([role, { count }]) => roleApproval(role, count, records.filter(({ record }) => record.role === role), { design, facts }));
}

function roleApproval(role: string, needed: number, records: readonly JudgedRecord[], { design, facts }: { readonly design: Design; readonly facts: ApprovalFacts }): RoleApproval {
  const peopleWith = (state: RecordState["state"]): string[] => [...new Set(records.filter(({ judged }) => judged.state === state).map(({ record }) => record.who.toLowerCase()))];
  const approvedBy = peopleWith("stands");
  if (approvedBy.length >= needed) return { role, needed, state: "approved", approvedBy, reason: "" };
  const possible = new Set([...approvedBy, ...peopleWith("unknown")]);
  const reasons = records.flatMap(({ judged }) => (judged.state === "stands" ? [] : [judged.reason]));
  const unrecorded = liveApprovers(role, facts, design.frontMatter.owners, sawContentOf(design)).certain.filter((who) => !approvedBy.includes(who.toLowerCase()));
  const advice = unrecorded.length === 0 ? [] : [`${unrecorded.join(", ")} approved it in this pull request: record it under reviews with how: online and digest: ${design.digest}`];
  const missing = `the role ${role} has approved ${approvedBy.length} of ${needed} times`;
  return {
    role, needed, approvedBy,
    state: possible.size >= needed ? "unknown" : "missing",
    reason: [missing, ...(reasons.length + advice.length === 0 ? ["no review of this role is recorded"] : []), ...reasons, ...advice].join("; "),
  };
}
