import { InputError } from "../../../shared/action/errors.js";
import { didYouMean } from "../../../shared/schema/did-you-mean.js";
import type { Rule, Severity } from "../rules/rule.js";
import type { Dialect } from "../statements/dialect.js";
import type { RuleInForce } from "./review-migration.js";

/**
 * The rules for a dialect as the policy wants them: those that are off by default only where it names them.
 * @param wanted severities by rule; `off` switches a rule off.
 * @throws InputError for a rule that there is not.
 */
export function rulesInForce(rules: readonly Rule[], dialect: Dialect, wanted: ReadonlyMap<string, Severity | "off">): RuleInForce[] {
  const ids = rules.map(({ id }) => id);
  for (const id of wanted.keys()) {
    if (!ids.includes(id)) throw new InputError(`ddl.rules: there is no rule ${JSON.stringify(id)}${didYouMean(id, ids)}`);
  }
  return rules.filter(({ dialects }) => dialects.includes(dialect)).flatMap((rule): RuleInForce[] => {
    const severity = wanted.get(rule.id) ?? (rule.isOptional ? "off" : rule.severity);
    return severity === "off" ? [] : [{ rule, severity }];
  });
}
