import path from "node:path";
import type { Context, GitHubAccess, Outcome } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { InconclusiveError, InputError } from "../../shared/action/errors.js";
import { choiceInput, listInput, pathInput, secretInput, textInput, type ValuesOf } from "../../shared/action/inputs.js";
import { unionOfPermissions } from "../../shared/action/permissions.js";
import { writeFileAtomic } from "../../shared/files/atomic-write.js";
import { readyResultsFolder, RESULTS_FOLDER } from "../../shared/files/results-folder.js";
import { connect, type GitHub } from "../../shared/github/connection.js";
import { PERMISSIONS_OF } from "../../shared/github/wire/permissions.js";
import { POLICY_FILE } from "../../shared/policy/policy.js";
import { hintProblem, hintText } from "./publishing/publish-hint.js";
import { gather, type Gathered } from "./gathering/gather.js";
import { checklistJudgementShape } from "./judgement/checklist-judgement.js";
import { judgeChecklist } from "./judgement/judge-checklist.js";
import { checklistSummary } from "./report/checklist-summary.js";
import { checklistTerminal } from "./report/checklist-terminal.js";
import { annotateFindings } from "./requirements/findings/annotations.js";
import { targetOf, type Target } from "./target/target.js";
import { checklistRecord } from "./telling/checklist-record.js";
import { tellFailure, TELLING, tellJudgement } from "./telling/tell.js";

const inputs = {
  pr: textInput({ placeholder: "OWNER/NAME#N", description: "Pull request as `owner/name#7`, or its number alone; by default the event's. It is read anew from GitHub, whatever the event says." }),
  hint: pathInput({ description: "File in which a run without rights, such as a fork's, left the number. Nothing else in it is believed." }),
  token: secretInput({ description: "Token of the job; in a terminal `GITHUB_TOKEN` serves as well." }),
  orgToken: secretInput({ description: "Token that may read the members of teams, which the job's own never may; without it every team is unknown, which is never a pass." }),
  policy: textInput({ placeholder: "PATH", default: POLICY_FILE, description: "Path of the policy at the base of the change." }),
  reports: listInput({ placeholder: "GLOB", description: "Globs of reports of static analysers beside those that the policy's items name." }),
  records: pathInput({ description: "Folder below which `.plimsoll/records` holds the records of other gates." }),
  publish: choiceInput({ choices: TELLING, default: "none", description: "What is written on the pull request: nothing, the commit status, or the comment too." }),
};

type Here = Context<ValuesOf<typeof inputs>>;

/** Where an untrusted run leaves the number of its pull request. */
export const HINT_FILE = `${RESULTS_FOLDER}/hint/pull.json`;

/** Judges a pull request by the checklist at its base, from what GitHub says of it now. */
export const definition = defineAction({
  name: "mr-checklist",
  description: "Judges a pull request by a checklist whose every item says how it was proved: by a machine, by a reviewer or by a person's word.",
  inputs,
  outputs: {
    verdict: { description: "`pass`, `fail`, `inconclusive`, or `not-applicable` where the policy allows it." },
    published: { description: "`true` when the commit status says the verdict now." },
    hint: { description: "Path of the file with the pull request's number, for a workflow that may write what this run may not." },
    record: { description: "Path of the gate record, where one was written." },
  },
  permissions: unionOfPermissions([
    PERMISSIONS_OF.changeRequest, PERMISSIONS_OF.findIssues, PERMISSIONS_OF.changedPaths, PERMISSIONS_OF.roleOf, PERMISSIONS_OF.teamMembers,
    PERMISSIONS_OF.readFile, PERMISSIONS_OF.pullRequest, PERMISSIONS_OF.setCommitStatus, PERMISSIONS_OF.upsertStickyComment,
  ]),
  document: checklistJudgementShape,
  async run(context) {
    const { inputs: { publish: telling }, github: access, run, log, workspace } = context;
    if (access === null) throw new InputError("no token is given: set the input token, in a terminal GITHUB_TOKEN");
    const target = await targetOf(context.inputs, run);
    const hint = run.host === "runner" ? await leaveHint(target, workspace) : "";
    const github = connect({ ...access, repository: target.repository, log, clock: context.clock });
    const gathered = await gatherOrTell(github, access, target, context);
    const judgement = judgeChecklist(gathered.facts, gathered.checklist);
    const published = await tellJudgement(github, judgement, gathered, { telling, run, log, serverUrl: access.serverUrl });
    const applying = new Set(judgement.items.filter(({ state }) => state !== "not-applicable").map(({ id }) => id));
    return {
      verdict: judgement.verdict,
      document: judgement,
      text: (style) => checklistTerminal(judgement, style),
      summary: checklistSummary(judgement),
      annotations: annotateFindings(gathered.checklist.items.filter(({ item }) => applying.has(item.id)).map(({ item }) => item.require), gathered.facts),
      outputs: { verdict: judgement.verdict, published: String(published), hint },
      // In a terminal the folder need not be the repository that was judged.
      ...(run.host === "runner" ? { record: checklistRecord(judgement, workspace) } : {}),
    } satisfies Outcome;
  },
});

async function leaveHint({ number }: Target, workspace: string): Promise<string> {
  const file = path.join(workspace, HINT_FILE);
  await readyResultsFolder(workspace, file);
  await writeFileAtomic(file, hintText(number));
  return file;
}

/** A run that cannot judge says so on the commit, as far as it is known: what an earlier one said must not stand. */
async function gatherOrTell(github: GitHub, access: GitHubAccess, target: Target, context: Here): Promise<Gathered> {
  const { run, log, clock, inputs: { orgToken, policy, reports, records, publish: telling } } = context;
  let head = run.mergeGroupHead ?? run.pullRequestHead ?? null;
  const organization = orgToken === null
    ? (run.host === "terminal" ? github : null)
    : connect({ ...access, token: orgToken, repository: target.repository, log, clock });
  let gathered: Gathered;
  try {
    gathered = await gather(github, { number: target.number, policyFile: policy, reports, records, organization, onHead: (sha) => { head ??= sha; } }, context);
  } catch (thrown) {
    if (telling !== "none" && head !== null) await tellFailure(github, head, thrown, log);
    throw thrown;
  }
  const problem = target.hinted ? hintProblem(gathered.facts, { repository: `${target.repository.owner}/${target.repository.name}`, head: run.pullRequestHead ?? "" }) : null;
  if (problem !== null) throw new InconclusiveError(`input hint: ${problem}`);
  return gathered;
}
