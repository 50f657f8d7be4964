import type { Outcome } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { InputError } from "../../shared/action/errors.js";
import { listInput, pathInput, textInput } from "../../shared/action/inputs.js";
import { pipelineSummary } from "../../shared/report/pipeline-summary/pipeline-summary.js";
import { pipelineTerminal } from "../../shared/report/terminal/pipeline.js";
import { findRecords } from "../../shared/record/store.js";
import { judgeJobs, type RecordedGates } from "./judgement/judge-jobs.js";
import { judgementDocument, judgementShape } from "./judgement/judgement-document.js";
import { judgementReport } from "./judgement/judgement-report.js";
import { readAllowedSkips } from "./needs/allowed-skips.js";
import { readGateJobs } from "./needs/gate-jobs.js";
import { readNeedsContext } from "./needs/needs-context.js";

const inputs = {
  needs: textInput({ required: true, placeholder: "JSON", description: "The `needs` context as JSON: the expression `toJSON(needs)`." }),
  jobs: listInput({ description: "Ids of the jobs that must succeed. Every other job in `needs` must succeed too." }),
  gates: listInput({ description: "Gates as `job=gate`, such as `coverage=coverage-gate`: the job must succeed and its output `verdict` must be `pass`." }),
  maySkip: textInput({ description: "Jobs that may be skipped, or whose gate may be not applicable: one `job: reason` per line." }),
  records: pathInput({ description: "Folder below which `.plimsoll/records` holds the gates' records; each gate must have left one about `commit`." }),
  commit: textInput({ placeholder: "SHA", description: "Commit that the run judges. Needed with `records`." }),
};

/** The one required check of a pipeline: success of every job is the only pass. */
export const definition = defineAction({
  name: "verdict",
  description: "Says whether every job of a pipeline succeeded; skipped, cancelled, absent and unknown are never a pass.",
  inputs,
  outputs: { verdict: { description: "`pass`, `fail` or `inconclusive`." } },
  permissions: {},
  document: judgementShape,
  async run(context) {
    const { needs, jobs, gates, maySkip, commit } = context.inputs;
    if (jobs.length + gates.length === 0) throw new InputError("inputs jobs and gates are both empty: name the jobs that must succeed");
    const judgement = judgeJobs(readNeedsContext(needs), {
      jobs,
      gates: readGateJobs(gates),
      maySkip: readAllowedSkips(maySkip),
      recorded: await recordedGates(context.inputs.records, commit, context.clock.now()),
    });
    const report = judgementReport(judgement, { repository: context.run.repository, commit });
    return {
      verdict: judgement.verdict,
      document: judgementDocument(judgement),
      text: ({ colour, columns }) => pipelineTerminal(report, { color: colour, width: columns }),
      summary: pipelineSummary(report),
      annotations: [],
      outputs: { verdict: judgement.verdict },
    } satisfies Outcome;
  },
});

async function recordedGates(folder: string | null, commit: string, now: Date): Promise<RecordedGates | null> {
  if (folder === null) return null;
  if (!/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit)) {
    throw new InputError(`input commit: records are about one commit; expected its full sha, found ${JSON.stringify(commit.slice(0, 100))}`);
  }
  return { commit, now, records: await findRecords(folder, commit) };
}

