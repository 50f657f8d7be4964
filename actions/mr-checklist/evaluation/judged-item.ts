import { list, nullable, object, oneOf, text, type TypeOf } from "../../../shared/schema/shape.js";
import type { RequirementState } from "./evaluation.js";

const REQUIREMENT_STATES = ["satisfied", "unsatisfied", "pending", "error"] as const satisfies readonly RequirementState[];
/** How an item stands. Only satisfied, waived and not-applicable let a change through. */
export const ITEM_STATES = [...REQUIREMENT_STATES, "waived", "not-applicable"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** A waiver that lets an item pass. */
export const usedWaiverShape = object({
  item: text({ minLength: 1 }),
  by: text({ description: "Login of who wrote it." }),
  right: text({ description: "Why that person may: a role or a group." }),
  reason: text(),
  at: text({ description: "When it was written." }),
  expires: text({ description: "From then on it is void." }),
  binds: oneOf(["head", "difference"], "What a change of ends it."),
  bound: text({ description: "The head commit, or the digest of the difference, that it was written about." }),
  url: text(),
});
export type UsedWaiver = TypeOf<typeof usedWaiverShape>;

/** One item of the list with its proof. Texts may hold words from outside: renderers escape them. */
export const judgedItemShape = object({
  id: text({ minLength: 1 }),
  title: text(),
  state: oneOf(ITEM_STATES),
  verify: oneOf(["machine", "review", "attested"], "How it is proved: by facts, by a reviewer, or by a person's word."),
  evidence: list(text(), "What it was judged from, a line each."),
  reason: text({ description: "One line: what is missing and what to do, or why it holds." }),
  waiver: nullable(usedWaiverShape),
  unwaived: nullable(oneOf(REQUIREMENT_STATES, "How a waived item stands without its waiver.")),
  waive: nullable(text({ description: "The line that waives the item, without its reason; null where it needs none or nobody may." })),
});
export type JudgedItem = TypeOf<typeof judgedItemShape>;

/** A waiver in a review or a comment that lets nothing pass, and why. */
export const refusedWaiverShape = object({
  line: text({ description: "What was written." }),
  by: nullable(text()),
  url: text(),
  problem: text({ minLength: 1 }),
});
export type RefusedWaiver = TypeOf<typeof refusedWaiverShape>;
