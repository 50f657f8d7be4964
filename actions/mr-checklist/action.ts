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
import { commitSha } from "../../shared/record/record.js";
import { POLICY_FILE } from "../../shared/policy/policy.js";
import { hintProblem, hintText } from "./publishing/publish-hint.js";
import { gatherBehindEvent } from "./gathering/event-head.js";
import { gather, type Gathered, type OnHead } from "./gathering/gather.js";
import { checklistJudgementShape } from "./judgement/checklist-judgement.js";
import { judgeChecklist } from "./judgement/judge-checklist.js";
import { checklistSummary } from "./report/checklist-summary.js";
import { checklistTerminal } from "./report/checklist-terminal.js";
import { annotateFindings } from "./requirements/findings/annotations.js";
import { targetOf, type Target } from "./target/target.js";
import { checklistRecord } from "./telling/checklist-record.js";
import { orTakeBack } from "./telling/take-back.js";
import { TELLING, tellJudgement } from "./telling/tell.js";

const inputs = {
  pr: textInput({ placeholder: "OWNER/NAME#N", description: "Pull request as `owner/name#7`, or its number alone; by default the event's. It is read anew from GitHub, whatever the event says." }),
  hint: pathInput({ description: "File in which a run without rights, such as a fork's, left the number. Nothing else in it is believed." }),
  token: secretInput({ description: "Token of the job; in a terminal `GITHUB_TOKEN` serves as well." }),
  orgToken: secretInput({ description: "Token that may read the members of teams, which the job's own never may; without it every team is unknown, which is never a pass." }),
  policy: textInput({ placeholder: "PATH", default: POLICY_FILE, description: "Path of the policy at the base of the change." }),
  reports: listInput({ placeholder: "GLOB", description: "Globs of reports of static analysers beside those that the policy's items name." }),
  records: pathInput({ description: "Folder below which `.plimsoll/records` holds the records of other gates." }),
  evidenceHead: textInput({ placeholder: "SHA", description: "Head of the change whose own run left the reports and records. Of another head they prove nothing, and of a fork's only what the policy takes of forks." }),
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
    if (access === null) throw new InputError(run.host === "terminal" ? "no token is given: set GITHUB_TOKEN to one that may read the pull request" : "no token is given: set the input token");
    const target = await targetOf(context.inputs, run);
    const hint = run.host === "runner" ? await leaveHint(target, workspace) : "";
    const github = connect({ ...access, repository: target.repository, log, clock: context.clock });
    const medium = { telling, run, log, serverUrl: access.serverUrl };
    const judged = async (onHead: OnHead) => {
      const gathered = await gatherFor(target, github, access, context, onHead);
      const judgement = judgeChecklist(gathered.facts, gathered.checklist);
      return { gathered, judgement, told: await tellJudgement(github, judgement, gathered, medium) };
    };
    const { gathered, judgement, told } = await orTakeBack(github, { ...medium, hinted: target.hinted }, async (onHead) => {
      const first = await judged(onHead);
      // The new head is judged at once: a push by a workflow's own token starts no run that would.
      return first.told === "stale" && !target.hinted ? judged(onHead) : first;
    });
    const applying = new Set(judgement.items.filter(({ state }) => state !== "not-applicable").map(({ id }) => id));
    return {
      verdict: judgement.verdict,
      document: judgement,
      text: (style) => checklistTerminal(judgement, style),
      summary: checklistSummary(judgement),
      annotations: annotateFindings(gathered.checklist.items.filter(({ item }) => applying.has(item.id)).map(({ item }) => item.require), gathered.facts),
      outputs: { verdict: judgement.verdict, published: String(told === "told"), hint },
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

/** The facts of the pull request that was asked for. What only an untrusted run has named must be what GitHub ran it for. */
async function gatherFor(target: Target, github: GitHub, access: GitHubAccess, context: Here, onHead: OnHead): Promise<Gathered> {
  const { run, log, clock, inputs: { orgToken, policy, reports, records, evidenceHead } } = context;
  if (evidenceHead !== "" && !commitSha.test(evidenceHead)) throw new InputError(`input evidence-head: expected a full commit sha, found ${JSON.stringify(evidenceHead.slice(0, 100))}`);
  const organization = orgToken === null
    ? (run.host === "terminal" ? github : null)
    : connect({ ...access, token: orgToken, repository: target.repository, log, clock });
  const gathering = { number: target.number, policyFile: policy, reports, records, evidenceHead: evidenceHead === "" ? null : evidenceHead, organization, onHead };
  const gathered = await gatherBehindEvent(() => gather(github, gathering, context), run.pullRequestHead ?? null, context);
  const problem = target.hinted ? hintProblem(gathered.facts, { repository: `${target.repository.owner}/${target.repository.name}`, head: run.pullRequestHead ?? "" }) : null;
  if (problem !== null) throw new InconclusiveError(`input hint: ${problem}`);
  return gathered;
}
