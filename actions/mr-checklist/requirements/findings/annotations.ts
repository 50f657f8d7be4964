import type { Annotation } from "../../../../shared/action/context.js";
import { findingAnnotations } from "../../../../shared/findings/annotations.js";
import type { Requirement, RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import type { Facts } from "../../facts/facts.js";
import { sortFindings } from "./counted.js";

function demandsIn(requirement: Requirement): readonly RequirementOf<"findings">[] {
  if (requirement.kind === "all" || requirement.kind === "any") return requirement.value.flatMap(demandsIn);
  return requirement.kind === "findings" ? [requirement.value] : [];
}

/**
 * The findings that count for one of the requirements, as remarks on their lines, each once.
 * @param requirements of the items that apply.
 */
export function annotateFindings(requirements: readonly Requirement[], facts: Facts): Annotation[] {
  const counted = requirements.flatMap(demandsIn).flatMap((demand) => sortFindings(demand, facts).counted);
  return findingAnnotations([...new Set(counted)]);
}
