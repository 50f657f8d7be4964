import { clip } from "../../../shared/report/clip.js";
import type { Evaluation, RequirementState } from "../evaluation/evaluation.js";

/** Several requirements of which each must hold: the worst decides. */
export function joinAll(parts: readonly Evaluation[]): Evaluation {
  return joined(parts, ["error", "unsatisfied", "pending", "satisfied"]);
}

/** Several requirements of which one must hold: what is not known yet, or cannot be known, could be the one. */
export function joinAny(parts: readonly Evaluation[]): Evaluation {
  const order = ["satisfied", "error", "pending", "unsatisfied"] as const;
  const one = joined(parts, order);
  const ways = order.flatMap((state) => [...new Set(parts.filter((part) => part.state === state).map(({ reason }) => reason))]);
  if (one.state === "satisfied" || ways.length < 2) return one;
  // Each way in short: what to do about it stands in the evidence, where each has a line.
  const start = ways.length === 2 ? "either is enough, and neither is proved" : `any of ${ways.length} is enough, and none is proved`;
  const evidence = [...new Set([...ways, ...parts.flatMap((part) => part.evidence)])];
  return { state: one.state, evidence, reason: `${start}: ${ways.map(firstClause).join("; or ")}` };
}

const LONGEST_CLAUSE = 160;

/** What is missing stands before the semicolon, what to do about it behind. */
function firstClause(reason: string): string {
  return clip(reason.split("; ", 1).join(""), LONGEST_CLAUSE);
}

/** The state that comes first in `order`, with the words of those that have it. */
function joined(parts: readonly Evaluation[], order: readonly RequirementState[]): Evaluation {
  const state = order.find((one) => parts.some((part) => part.state === one)) ?? "error";
  const deciding = parts.filter((part) => part.state === state);
  return {
    state,
    evidence: [...new Set(deciding.flatMap(({ evidence }) => evidence))],
    reason: [...new Set(deciding.map(({ reason }) => reason))].join("; "),
  };
}
