import type { Evaluation, RequirementState } from "../evaluation/evaluation.js";

/** Several requirements of which each must hold: the worst decides. */
export function joinAll(parts: readonly Evaluation[]): Evaluation {
  return joined(parts, ["error", "unsatisfied", "pending", "satisfied"]);
}

/** Several requirements of which one must hold: what is not known yet, or cannot be known, could be the one. */
export function joinAny(parts: readonly Evaluation[]): Evaluation {
  return joined(parts, ["satisfied", "error", "pending", "unsatisfied"]);
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
