import type { Requirement, RequirementKind, RequirementOf } from "../../../shared/policy/sections/checklist/requirement.js";
import { EVALUATORS } from "../requirements/registry.js";
import { isLeaf } from "../template/leaves.js";
import type { Evaluation, Question } from "../evaluation/evaluation.js";
import { unknown } from "../evaluation/standing.js";
import { unreadProblem } from "../evaluation/unread.js";
import { joinAll, joinAny } from "./join.js";

/** What a requirement comes to, with those that it joins. */
export function judgeRequirement(requirement: Requirement, question: Question): Evaluation {
  if (isLeaf(requirement)) return judgeKind(requirement.kind, requirement.value, question);
  const parts = requirement.value.map((part) => judgeRequirement(part, question));
  return requirement.kind === "all" ? joinAll(parts) : joinAny(parts);
}

function judgeKind<K extends RequirementKind>(kind: K, value: RequirementOf<K>, question: Question): Evaluation {
  const problem = unreadProblem(kind, value, question);
  return problem === null ? EVALUATORS[kind](value, question) : unknown(problem);
}
