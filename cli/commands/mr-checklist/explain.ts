import { judgeChecklist } from "../../../actions/mr-checklist/judgement/judge-checklist.js";
import type { Outcome } from "../../../shared/action/context.js";
import { defineAction } from "../../../shared/action/define.js";
import { InputError } from "../../../shared/action/errors.js";
import { pathInput, textInput } from "../../../shared/action/inputs.js";
import { didYouMean } from "../../../shared/schema/did-you-mean.js";
import { explanationOf, explanationShape, explanationText } from "../../mr-checklist/explanation.js";
import { factsFromFile } from "../../mr-checklist/facts-file.js";
import { checklistFromFile, policyInput } from "../../mr-checklist/policy-file.js";

export const definition = defineAction({
  name: "mr-checklist explain",
  description: "Says what an item of the checklist asks for, where it comes from and who may waive it; with facts also how it stands and why.",
  inputs: {
    item: textInput({ description: "Id of the item.", placeholder: "ITEM", required: true }),
    policy: policyInput,
    facts: pathInput({ description: "Facts to judge it by, as plimsoll mr-checklist facts writes them.", placeholder: "FILE", anywhere: true }),
  },
  positional: "item",
  outputs: {},
  permissions: {},
  document: explanationShape,
  async run(context) {
    const { item: id, policy, facts } = context.inputs;
    const checklist = await checklistFromFile(policy, context.workspace, context);
    const ids = checklist.items.map(({ item }) => item.id);
    const resolved = checklist.items.find(({ item }) => item.id === id);
    if (resolved === undefined) throw new InputError(`there is no item ${JSON.stringify(id.slice(0, 70))}${didYouMean(id, ids)}; there are ${ids.join(", ")}`);
    const judgement = facts === null ? null : judgeChecklist(await factsFromFile(facts), checklist);
    const judged = judgement?.items.find((item) => item.id === id) ?? null;
    return {
      verdict: "done",
      document: explanationOf(resolved, judged),
      text: (style) => explanationText(resolved, judgement === null ? undefined : judged, style),
      summary: null,
      annotations: [],
      outputs: {},
    } satisfies Outcome;
  },
});
