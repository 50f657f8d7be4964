import type { Place } from "../../action/errors.js";
import type { DesignPolicy } from "../../policy/sections/design/design.js";
import type { ApprovalFacts } from "../approval/approval-facts.js";
import { approvalsOf, judgeRecords, type RoleApproval } from "../approval/approval.js";
import { withdrawalProblems } from "../approval/withdrawal.js";
import { contentProblems, type ContentProblem } from "../content/completeness.js";
import type { Design } from "../document/design.js";

/** Why a design does not stand. `unknown`: a fact could not be had, so that nobody can say whether it does. */
export interface DesignProblem {
  readonly code: ContentProblem["code"] | "approval-missing" | "review-unproved" | "no-role" | "withdrawn" | "unreadable";
  readonly certainty: "certain" | "unknown";
  /** What is wrong and what to do, in one line. Holds words from outside. */
  readonly message: string;
  readonly place: Place;
}

/** A problem that has its place in a document. */
export interface DocumentProblem extends DesignProblem {
  readonly place: Required<Place>;
}

/** A design and everything that is to be said of it. */
export interface JudgedDesign {
  readonly design: Design;
  readonly problems: readonly DesignProblem[];
  readonly approvals: readonly RoleApproval[];
}

/** Whether the code that a design covers may change: it is approved, and nothing is wrong or unknown about that. */
export function stands({ design, problems }: Pick<JudgedDesign, "design" | "problems">): boolean {
  return design.frontMatter.status === "approved" && problems.length === 0;
}

/**
 * Judges one design of a change by its status: a draft may be unfinished, one in review or approved is filled in, an
 * approved one has its approvals, and one that is approved at the base is not withdrawn by its author alone.
 * @param base the design of the same id at the base; null when it is new.
 */
export function judgeDesign(design: Design, base: Design | null, facts: ApprovalFacts, policy: DesignPolicy): JudgedDesign {
  const { status } = design.frontMatter;
  const isFilled = status === "in-review" || status === "approved";
  const approvals = status === "approved" ? approvalsOf(design, facts, policy) : [];
  const problems = [
    ...(isFilled ? contentProblems(design, policy["min-characters"]) : []).map((problem): DesignProblem => ({ ...problem, certainty: "certain" })),
    ...(status === "approved" ? [...approvalProblems(design, approvals), ...unprovedReviews(design, approvals, facts, policy)] : []),
    ...(base === null ? [] : withdrawn(base, design, facts, policy)),
  ];
  return { design, problems, approvals };
}

/** Facts that speak against no record: what is missing all the same is missing for certain. */
const RECORDS_BELIEVED: ApprovalFacts = {
  reviews: null, authors: [], addresses: [], originOf: () => ({ kind: "base" }),
  hasRole: /* istanbul ignore next -- what the base has is not asked for again */ () => ({ answer: "no" }),
};

/** Approvals that an approved design lacks whatever GitHub says: none of its content is recorded, or no role is named. */
export function unrecordedApprovals(design: Design, policy: DesignPolicy): DocumentProblem[] {
  return design.frontMatter.status === "approved" ? approvalProblems(design, approvalsOf(design, RECORDS_BELIEVED, policy)) : [];
}

/** What is to be said when the change removes a design. */
export function judgeRemoval(base: Design, facts: ApprovalFacts, policy: DesignPolicy): DesignProblem[] {
  return withdrawn(base, null, facts, policy);
}

function approvalProblems(design: Design, approvals: readonly RoleApproval[]): DocumentProblem[] {
  const place = design.placeOf(["reviews"]);
  if (approvals.length === 0) return [{ code: "no-role", certainty: "certain", message: "the policy names nobody who approves designs; declare design.roles", place }];
  return approvals.filter(({ state }) => state !== "approved").map(({ state, reason }): DocumentProblem =>
    ({ code: "approval-missing", certainty: state === "unknown" ? "unknown" : "certain", message: reason, place }));
}

/**
 * A record that is not needed must be true all the same: what an approved document says at the base is believed next time.
 * Those of a role that lacks approvals are told with the role.
 */
function unprovedReviews(design: Design, approvals: readonly RoleApproval[], facts: ApprovalFacts, policy: DesignPolicy): DesignProblem[] {
  const told = new Set(approvals.filter(({ state }) => state !== "approved").map(({ role }) => role));
  return judgeRecords(design, facts, policy).flatMap(({ record, judged }, index): DesignProblem[] => {
    if (judged.state === "stands" || judged.state === "void" || told.has(record.role)) return [];
    return [{ code: "review-unproved", certainty: judged.state === "unknown" ? "unknown" : "certain", message: `${judged.reason}; prove the record or take it away`, place: design.placeOf(["reviews", index]) }];
  });
}

function withdrawn(base: Design, head: Design | null, facts: ApprovalFacts, policy: DesignPolicy): DesignProblem[] {
  const place: Place = head === null ? { file: base.path } : head.placeOf(["status"]);
  return withdrawalProblems(base, head, facts, policy).map(({ certainty, reason }): DesignProblem => ({ code: "withdrawn", certainty, message: reason, place }));
}
