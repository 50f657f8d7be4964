import path from "node:path";
import type { Outcome, RecordFacts } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { integerInput, pathInput, secretInput, textInput } from "../../shared/action/inputs.js";
import { unionOfPermissions } from "../../shared/action/permissions.js";
import { stands } from "../../shared/designs/judgement/judge-design.js";
import { judgeDesigns } from "../../shared/designs/repository/gather-designs.js";
import { localSource } from "../../shared/designs/repository/local-source.js";
import type { ChangeJudgement } from "../../shared/designs/judgement/judge-change.js";
import { openRepository } from "../../shared/git/repository.js";
import { PERMISSIONS_OF } from "../../shared/github/wire/permissions.js";
import { pipelineSummary } from "../../shared/report/pipeline-summary/pipeline-summary.js";
import { pipelineTerminal } from "../../shared/report/terminal/pipeline.js";
import { designBase } from "./gathering/base.js";
import { designRulesAt } from "./gathering/policy.js";
import { requestFacts } from "./gathering/pull-request.js";
import { plansOf, reviewDocument, reviewDocumentShape, type ReviewDocument } from "./judgement/review-document.js";
import { reasonText } from "./report/reason.js";
import { reviewAnnotations, reviewReport } from "./report/review-report.js";
import { writePlans } from "./report/write-plans.js";

const inputs = {
  repo: pathInput({ anywhere: true, description: "Folder of the repository; the working directory by default." }),
  base: textInput({ placeholder: "REF", description: "Ref that the change goes onto, whose policy holds. By default the event's, or in a terminal the default branch." }),
  pull: integerInput({ minimum: 1, maximum: 2_147_483_647, description: "Number of the pull request whose reviews count; by default the event's." }),
  plans: pathInput({ description: "Folder into which the gray plan of each approved design is written as `<id>.json`, for the promotion." }),
  token: secretInput({ default: "${{ github.token }}", description: "Token that reads the pull request and its commits." }),
  orgToken: secretInput({ description: "Token that may read the members of the teams which the policy's roles name; a workflow's own may not." }),
};

/** What the record says: the content of each design that stands, so that a reader knows what was approved. */
function recordOf(repository: string, git: { readonly commit: string; readonly tree: string }, policyDigest: string, { designs, held }: ChangeJudgement, document: ReviewDocument): RecordFacts {
  const standing = designs.filter(stands);
  return {
    repository, ...git, policyDigest,
    artifacts: standing.map(({ design }) => ({ name: `design/${design.frontMatter.id}`, sha256: design.digest })),
    counts: { designs: designs.length, standing: standing.length, "files-held": held.reduce((sum, { files }) => sum + files.length, 0) },
    findings: document,
  };
}

/** GitHub wants paths from the repository's root, which is the workspace. */
function prefixOf(workspace: string, folder: string): string {
  const relative = path.relative(workspace, folder).split(path.sep).join("/");
  return relative === "" || relative.startsWith("..") ? "" : `${relative}/`;
}

/** Lets code change only under a design that was reviewed in this very content. */
export const definition = defineAction({
  name: "design-review",
  description: "Holds design documents to their template and to the approvals of this very content, lets the code that they cover change only while they stand, and hands their gray plans to the promotion.",
  inputs,
  outputs: {
    verdict: { description: "`pass`, `fail`, `inconclusive` or `not-applicable`." },
    plans: { description: "JSON list of the gray plans of the designs that stand (docs/schemas/gray-plan.json)." },
    record: { description: "Path of the gate record, where one was written." },
  },
  permissions: unionOfPermissions([PERMISSIONS_OF.readFile, PERMISSIONS_OF.pullRequest, PERMISSIONS_OF.pullRequestReviews, PERMISSIONS_OF.commitPeople]),
  document: reviewDocumentShape,
  async run(context) {
    const { repo, base: given, pull, plans: plansFolder, orgToken } = context.inputs;
    const folder = repo ?? context.workspace;
    const repository = await openRepository(context.exec, folder, context.run);
    const base = await designBase(repository, given, context.run);
    const { rules, digest, source } = await designRulesAt(repository, base, context);
    const { request, roster } = await requestFacts(rules, pull, orgToken, context);
    const { judgement } = await judgeDesigns(await localSource(repository, base), { policy: rules, request, roster });
    const document = reviewDocument(judgement, reasonText(judgement));
    const plans = plansOf(judgement.designs);
    if (plansFolder !== null) await writePlans(plans, plansFolder, folder);
    const git = { commit: await repository.head(), tree: await repository.tree() };
    const report = reviewReport(judgement, { repository: context.run.repository, commit: git.commit, base, policy: source, pullRequest: request === null ? null : (pull ?? context.run.pullRequest) });
    return {
      verdict: judgement.verdict, document,
      text: ({ colour, columns }) => pipelineTerminal(report, { color: colour, width: columns }),
      summary: pipelineSummary(report),
      annotations: reviewAnnotations(judgement, prefixOf(context.workspace, folder)),
      outputs: { verdict: judgement.verdict, plans: JSON.stringify(plans) },
      record: recordOf(folder, git, digest, judgement, document),
    } satisfies Outcome;
  },
});
