import { factsShape, type Facts } from "../../../actions/mr-checklist/facts/facts.js";
import { gather } from "../../../actions/mr-checklist/gathering/gather.js";
import { targetOf } from "../../../actions/mr-checklist/target/target.js";
import type { Outcome, TextStyle } from "../../../shared/action/context.js";
import { defineAction } from "../../../shared/action/define.js";
import { InputError } from "../../../shared/action/errors.js";
import { listInput, pathInput, textInput } from "../../../shared/action/inputs.js";
import { connect } from "../../../shared/github/connection.js";
import { POLICY_FILE } from "../../../shared/policy/policy.js";
import { jsonText, visibleJson } from "../../../shared/schema/json-text.js";

export const definition = defineAction({
  name: "mr-checklist facts",
  description: "Prints everything that a pull request's checklist is judged from, as one JSON document: simulate and explain read it.",
  inputs: {
    pr: textInput({ placeholder: "OWNER/NAME#N", description: "The pull request. It is read with GITHUB_TOKEN.", required: true }),
    policy: textInput({ placeholder: "PATH", default: POLICY_FILE, description: "Path of the policy at the base of the change, whose items say what has to be known." }),
    reports: listInput({ placeholder: "GLOB", description: "Globs of reports of static analysers beside those that the policy's items name, from the working directory." }),
    records: pathInput({ description: "Folder below which .plimsoll/records holds the records of other gates.", anywhere: true }),
  },
  positional: "pr",
  outputs: {},
  permissions: {},
  document: factsShape,
  async run(context) {
    const { inputs: { pr, policy, reports, records }, github: access, run, log, clock } = context;
    if (access === null) throw new InputError("no token is given: set GITHUB_TOKEN to one that may read the pull request");
    const { repository, number } = await targetOf({ pr, hint: null }, run);
    const github = connect({ ...access, repository, log, clock });
    const { facts } = await gather(github, { number, policyFile: policy, reports, records, evidenceHead: null, organization: github, onHead: () => undefined }, context);
    return { verdict: "done", document: facts, text: (style) => factsText(facts, style), summary: null, annotations: [], outputs: {} } satisfies Outcome;
  },
});

/** The document itself, so that a pipe into a file needs no flag. */
function factsText(facts: Facts, { besideDocument }: TextStyle): string {
  return besideDocument === true ? "" : `${visibleJson(jsonText(facts, 2))}\n`;
}
