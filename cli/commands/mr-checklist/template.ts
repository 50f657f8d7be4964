import { pullRequestTemplate, TEMPLATE_FILE } from "../../../actions/mr-checklist/template/pull-request-template.js";
import type { Outcome } from "../../../shared/action/context.js";
import { defineAction } from "../../../shared/action/define.js";
import { object, text } from "../../../shared/schema/shape.js";
import { checklistFromFile, policyInput } from "../../mr-checklist/policy-file.js";

export const definition = defineAction({
  name: "mr-checklist template",
  description: `Prints the template of pull requests that fits the checklist of a policy, for ${TEMPLATE_FILE}: a heading for each section that has to be filled, a box for each word that only a person can give.`,
  inputs: { policy: policyInput },
  outputs: {},
  permissions: {},
  document: object({ template: text({ description: "Markdown; empty where the checklist asks no words of people." }) }),
  async run(context) {
    const { items } = await checklistFromFile(context.inputs.policy, context.workspace, context);
    const template = pullRequestTemplate(items.map(({ item }) => item));
    if (template === "") context.log.warning("the checklist asks no words of people, so the template is empty");
    return {
      verdict: "done",
      document: { template },
      // A file is made of it: as it stands. The policy's words are escaped in it already.
      text: ({ besideDocument }) => (besideDocument === true ? "" : template),
      summary: null,
      annotations: [],
      outputs: {},
    } satisfies Outcome;
  },
});
