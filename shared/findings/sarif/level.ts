import type { FindingLevel } from "../finding.js";
import { listAt, memberOf, textAt, wholeAt } from "../loose-json.js";
import { levelOf } from "../reported-run.js";
import { Rules, type SarifRule } from "./rules.js";

const LEVELS: ReadonlyMap<string, FindingLevel> = new Map([["error", "error"], ["warning", "warning"], ["note", "note"]]);

/** Kinds of results that report no problem. */
const NO_PROBLEM: ReadonlySet<string> = new Set(["pass", "notApplicable", "informational"]);
/** Kinds that leave the answer to a person: the tool could not tell, or must not. */
const UNDECIDED: ReadonlySet<string> = new Set(["open", "review"]);

/** The level that this run was configured to give the rule, where the result says which invocation it came from. */
function overriddenLevel(result: unknown, rule: SarifRule, run: unknown): string | null {
  const invocation = listAt(run, "invocations")[wholeAt(result, "provenance", "invocationIndex") ?? -1];
  const overrides = listAt(invocation, "ruleConfigurationOverrides");
  if (rule.descriptor === undefined || overrides.length === 0) return null;
  const rules = new Rules(run);
  const found = overrides.find((one) => rules.ofReference("rules", memberOf(one, "descriptor")).descriptor === rule.descriptor);
  return textAt(found, "configuration", "level");
}

/**
 * The level of a result: its own, else what the run configured for the rule, else the rule's default, else a warning.
 * @returns null for a result that reports no problem.
 */
export function levelOfResult(result: unknown, rule: SarifRule, run: unknown): FindingLevel | null {
  const kind = textAt(result, "kind") ?? "fail";
  if (NO_PROBLEM.has(kind)) return null;
  if (UNDECIDED.has(kind)) return "note";
  const word = textAt(result, "level") ?? overriddenLevel(result, rule, run) ?? textAt(rule.descriptor, "defaultConfiguration", "level") ?? "warning";
  return word === "none" ? null : levelOf(word, LEVELS);
}
