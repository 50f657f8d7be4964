import { checklistJudgementShape, type ChecklistJudgement } from "../../../actions/mr-checklist/judgement/checklist-judgement.js";
import { judgeChecklist } from "../../../actions/mr-checklist/judgement/judge-checklist.js";
import { checklistTerminal } from "../../../actions/mr-checklist/report/checklist-terminal.js";
import type { Outcome } from "../../../shared/action/context.js";
import { defineAction } from "../../../shared/action/define.js";
import { pathInput, textInput } from "../../../shared/action/inputs.js";
import { checklistFromFile, policyInput } from "../../mr-checklist/policy-file.js";
import { simulatedFacts } from "../../mr-checklist/simulated-facts/simulated-facts.js";

/** The remedies are the gate's, which asks GitHub. */
function aside({ counts }: ChecklistJudgement): string {
  return counts.errors === 0 ? "" : "\nNothing was asked of GitHub here: where an item says to run it again, add the fact that is missing to the facts.\n";
}

export const definition = defineAction({
  name: "mr-checklist simulate",
  description: "Judges facts that were written down by a policy that need not be in force: no network, no token, nothing is published.",
  inputs: {
    policy: policyInput,
    facts: pathInput({ description: "The facts, as plimsoll mr-checklist facts prints them.", placeholder: "FILE", anywhere: true }),
    event: pathInput({ description: "Instead of facts the payload of a pull request's event: what it does not know is an error where an item needs it.", placeholder: "FILE", anywhere: true }),
    body: pathInput({ description: "Another description of the change.", placeholder: "FILE", anywhere: true }),
    diff: pathInput({ description: "Another difference, as git diff writes it.", placeholder: "FILE", anywhere: true }),
    asOf: textInput({ description: "Judge as of this commit: what came after it does not count. Its difference is read from --diff, or from the clone in the working directory.", placeholder: "SHA" }),
  },
  outputs: {},
  permissions: {},
  document: checklistJudgementShape,
  async run(context) {
    const checklist = await checklistFromFile(context.inputs.policy, context.workspace, context);
    const judgement = judgeChecklist(await simulatedFacts(context.inputs, context), checklist);
    return {
      verdict: judgement.verdict,
      document: judgement,
      text: (style) => checklistTerminal(judgement, style) + aside(judgement),
      summary: null,
      annotations: [],
      outputs: {},
    } satisfies Outcome;
  },
});
