import type { RequirementKind, RequirementOf } from "../../../shared/policy/sections/checklist/requirement.js";
import type { Part } from "../facts/facts.js";
import type { Question } from "./evaluation.js";

type Needs = { readonly [K in RequirementKind]?: (value: RequirementOf<K>, question: Question) => Part | null };

/** The part of the facts without which a requirement of the kind cannot be judged. */
const NEEDS: Needs = {
  issue: () => "issues",
  findings: () => "findings",
  reviews: ({ from }) => (from.includes("codeowners") ? "codeowners" : null),
  // Rules of another policy have their own designs, and miss them by themselves.
  design: (_, { designRules }) => (typeof designRules === "string" ? null : "designs"),
  // Of an earlier head some gate's record may be known and others not.
  record: ({ gate }, { facts: { records, pull } }) => (records.some((one) => one.gate === gate && one.commit === pull.head.sha) ? null : "records"),
};

const IGNORANCE: Readonly<Record<Part, string>> = {
  issues: "which issues are linked", codeowners: "whether the base has a CODEOWNERS", findings: "what the reports say", records: "what the other gates said of the head", designs: "which designs there are",
};

/** Why nobody can judge the requirement, where the facts say nothing of what it needs, and what to do; null where they do. */
export function unreadProblem<K extends RequirementKind>(kind: K, value: RequirementOf<K>, question: Question): string | null {
  const part = NEEDS[kind]?.(value, question) ?? null;
  if (part === null || !question.facts.unread.includes(part)) return null;
  return `nobody knows ${IGNORANCE[part]}; write \`${part}\` into the facts (${part === "codeowners" ? "null" : "[]"} says that there is none), or take those that \`plimsoll mr-checklist facts\` collects${part === "codeowners" ? ", or a clone that has the base" : ""}`;
}
