import path from "node:path";
import type { Outcome } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { integerInput, pathInput, textInput } from "../../shared/action/inputs.js";
import { pipelineSummary } from "../../shared/report/pipeline-summary/pipeline-summary.js";
import { MOST_SHARDS } from "../../shared/sharding/assignment.js";
import { gatherFacts } from "./gather.js";
import { judge } from "./judgement/judge.js";
import { judgementAnnotations } from "./judgement/judgement-annotations.js";
import { judgementDocument, judgementShape } from "./judgement/judgement-document.js";
import { judgementRecord } from "./judgement/judgement-record.js";
import { judgementReport } from "./judgement/judgement-report.js";
import { judgementTerminal } from "./judgement/judgement-terminal.js";
import { splitPatterns } from "./reports/find-reports.js";

const inputs = {
  reports: textInput({
    required: true, placeholder: "GLOB",
    description: "Coverage reports: globs separated by commas, relative to `root`, else to the working directory. Istanbul JSON, LCOV and Go cover profiles.",
  }),
  root: pathInput({ anywhere: true, description: "Folder of the project that was measured; the working directory by default." }),
  expectShards: integerInput({ minimum: 1, maximum: MOST_SHARDS, description: "Number of shards that must have handed in a report; another number proves nothing." }),
  base: textInput({ placeholder: "REF", description: "Ref that the change goes onto. Its policy holds, and its difference says which lines are changed. By default the event's, or in a terminal the default branch where changed lines are judged." }),
};

/** Holds the coverage of a change to the policy: 100 % unless it says otherwise, and never a pass on missing facts. */
export const definition = defineAction({
  name: "coverage-gate",
  description: "Merges the coverage of all shards and holds it to the policy, 100 % by default; a missing or damaged report is never a pass.",
  inputs,
  outputs: {
    verdict: { description: "`pass`, `fail` or `inconclusive`." },
    record: { description: "Path of the gate record, where one was written." },
  },
  permissions: {},
  document: judgementShape,
  async run(context) {
    const { reports, root, expectShards, base } = context.inputs;
    const folder = root ?? context.workspace;
    const { repository, judged } = await gatherFacts({ reports: splitPatterns(reports), expectShards, root: folder, base }, context);
    const judgement = judge(judged);
    const { mode } = judged.scope;
    const report = judgementReport(judgement, {
      repository: context.run.repository, commit: repository.git?.commit ?? null, policy: repository.policy.source, mode, floors: judged.demands.floors,
    });
    const record = judgementRecord(judgement, folder, repository);
    return {
      verdict: judgement.verdict,
      document: judgementDocument(judgement),
      text: (style) => judgementTerminal(judgement, report, style),
      summary: pipelineSummary(report),
      annotations: judgementAnnotations(judgement, mode, prefixOf(context.workspace, folder)),
      outputs: { verdict: judgement.verdict },
      ...(record === null ? {} : { record }),
    } satisfies Outcome;
  },
});

/** GitHub wants paths from the repository's root, which is the workspace. */
function prefixOf(workspace: string, folder: string): string {
  const relative = path.relative(workspace, folder).split(path.sep).join("/");
  return relative === "" || relative.startsWith("..") ? "" : `${relative}/`;
}
