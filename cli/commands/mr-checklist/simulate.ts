import { checklistJudgementShape } from "../../../actions/mr-checklist/judgement/checklist-judgement.js";
import { judgeChecklist } from "../../../actions/mr-checklist/judgement/judge-checklist.js";
import { checklistTerminal } from "../../../actions/mr-checklist/report/checklist-terminal.js";
import type { Outcome } from "../../../shared/action/context.js";
import { defineAction } from "../../../shared/action/define.js";
import { requiredPathInput } from "../../../shared/action/inputs.js";
import { factsFromFile } from "../../mr-checklist/facts-file.js";
import { checklistFromFile, policyInput } from "../../mr-checklist/policy-file.js";

export const definition = defineAction({
  name: "mr-checklist simulate",
  description: "Judges facts that were written down by a policy that need not be in force: no network, no token, nothing is published.",
  inputs: {
    policy: policyInput,
    facts: requiredPathInput({ description: "The facts, as plimsoll mr-checklist facts writes them.", placeholder: "FILE", anywhere: true }),
  },
  outputs: {},
  permissions: {},
  document: checklistJudgementShape,
  async run(context) {
    const { policy, facts } = context.inputs;
    const checklist = await checklistFromFile(policy, context.workspace, context);
    const judgement = judgeChecklist(await factsFromFile(facts), checklist);
    return {
      verdict: judgement.verdict,
      document: judgement,
      text: (style) => checklistTerminal(judgement, style),
      summary: null,
      annotations: [],
      outputs: {},
    } satisfies Outcome;
  },
});
