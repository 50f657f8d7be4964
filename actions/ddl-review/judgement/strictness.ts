import { InputError } from "../../../shared/action/errors.js";
import { didYouMean } from "../../../shared/schema/did-you-mean.js";
import type { Explanation, Rule, Severity } from "../rules/rule.js";
import type { Dialect } from "../statements/dialect.js";

/** A rule that is in force, as severe as the policy has it. */
export interface RuleInForce {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** How severe each kind of finding is, by default and by the policy. */
export class Strictness {
  readonly #wanted: ReadonlyMap<string, Severity | "off">;
  /** Everything that a finding can be called. */
  readonly known: readonly string[];

  /**
   * @param wanted severities by name, as the policy has them.
   * @param known everything that a finding can be called.
   * @throws InputError for a name that there is not.
   */
  constructor(wanted: ReadonlyMap<string, Severity | "off">, known: readonly Explanation[]) {
    this.known = known.map(({ id }) => id);
    for (const id of wanted.keys()) {
      if (!this.known.includes(id)) throw new InputError(`ddl.rules: there is no rule ${JSON.stringify(id)}${didYouMean(id, this.known)}`);
    }
    this.#wanted = wanted;
  }

  /** Null: it is off. */
  severityOf({ id, severity, isOptional }: Explanation): Severity | null {
    const said = this.#wanted.get(id) ?? (isOptional ? "off" : severity);
    return said === "off" ? null : said;
  }

  /** The rules for a dialect that are not off. */
  rulesInForce(rules: readonly Rule[], dialect: Dialect): RuleInForce[] {
    return rules.filter(({ dialects }) => dialects.includes(dialect)).flatMap((rule) => {
      const severity = this.severityOf(rule);
      return severity === null ? [] : [{ rule, severity }];
    });
  }
}
