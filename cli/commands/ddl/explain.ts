import { EXPLANATIONS } from "../../../actions/ddl-review/catalogue/explanations.js";
import type { Outcome } from "../../../shared/action/context.js";
import { defineAction } from "../../../shared/action/define.js";
import { InputError } from "../../../shared/action/errors.js";
import { textInput } from "../../../shared/action/inputs.js";
import { didYouMean } from "../../../shared/schema/did-you-mean.js";
import { ruleExplanation, ruleExplanationShape, ruleExplanationText } from "../../ddl/rule-explanation.js";

export const definition = defineAction({
  name: "ddl explain",
  description: "Says what a rule of the DDL review finds and why, with a bad statement and the safe way to write it.",
  inputs: { rule: textInput({ description: "Name of the rule, as a finding bears it.", placeholder: "RULE", required: true }) },
  positional: "rule",
  outputs: {},
  permissions: {},
  document: ruleExplanationShape,
  run({ inputs: { rule } }) {
    const ids = EXPLANATIONS.map(({ id }) => id);
    const found = EXPLANATIONS.find(({ id }) => id === rule);
    if (found === undefined) return Promise.reject(new InputError(`there is no rule ${JSON.stringify(rule.slice(0, 70))}${didYouMean(rule, ids)}; docs/gates/ddl-rules.md lists them`));
    return Promise.resolve({ verdict: "done", document: ruleExplanation(found), text: (style) => ruleExplanationText(found, style), summary: null, annotations: [], outputs: {} } satisfies Outcome);
  },
});
