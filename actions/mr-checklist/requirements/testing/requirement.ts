import { REQUIREMENT_SHAPES, type RequirementKind, type RequirementOf } from "../../../../shared/policy/sections/checklist/requirement.js";
import type { Shape } from "../../../../shared/schema/shape.js";

/** A requirement as the policy's author writes it, with its defaults filled in. */
export function requirementOf<K extends RequirementKind>(kind: K, written: Readonly<Record<string, unknown>> = {}): RequirementOf<K> {
  return (REQUIREMENT_SHAPES[kind] as Shape<RequirementOf<K>>).check(written, []);
}
