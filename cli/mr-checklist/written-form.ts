import type { Condition } from "../../shared/policy/sections/checklist/condition.js";
import type { Requirement } from "../../shared/policy/sections/checklist/requirement.js";

type Tagged = Condition | Requirement;

/** A condition or a requirement as a policy writes it, with the defaults that hold. */
export function writtenForm({ kind, value }: Tagged): unknown {
  if (kind === "all" || kind === "any") return { [kind]: value.map((part) => writtenForm(part)) };
  return { [kind]: kind === "not" ? writtenForm(value) : withoutNulls(value) };
}

/** A key that is null demands nothing: to the reader it is not there. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
}
