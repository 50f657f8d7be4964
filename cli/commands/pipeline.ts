import type { Outcome } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { durationInput, integerInput, pathInput, textInput } from "../../shared/action/inputs.js";
import { pipelineSummary } from "../../shared/report/pipeline-summary/pipeline-summary.js";
import { pipelineTerminal } from "../../shared/report/terminal/pipeline.js";
import { MOST_SHARDS } from "../../shared/sharding/assignment.js";
import { pipelineDocumentShape } from "../pipeline/pipeline-document.js";
import { runPipeline } from "../pipeline/run-pipeline.js";

export const definition = defineAction({
  name: "pipeline",
  description: "Plans a repository's tests, runs them in parallel shards, proves that each ran once, and holds their coverage.",
  inputs: {
    repo: pathInput({ description: "Folder of the repository; the working directory by default.", anywhere: true }),
    base: textInput({ description: "Ref that the change goes onto; its policy judges, and its difference says which lines are changed. By default the default branch where changed lines are judged.", placeholder: "REF" }),
    shards: integerInput({ description: "Number of shards; by default the policy's, else one per processor.", minimum: 1, maximum: MOST_SHARDS }),
    target: durationInput({ description: "Take the least number of shards whose predicted makespan is within this." }),
    parallel: integerInput({ description: "How many shards run at once; by default one per processor.", minimum: 1, maximum: MOST_SHARDS }),
  },
  outputs: { verdict: { description: "`pass`, `fail` or `inconclusive`." } },
  permissions: {},
  document: pipelineDocumentShape,
  async run(context) {
    const { report, document } = await runPipeline(context);
    return {
      verdict: report.verdict,
      document,
      text: ({ colour, columns }) => `${pipelineTerminal(report, { color: colour, width: columns })}\nReport: ${document.report}\n`,
      summary: pipelineSummary(report),
      annotations: [],
      outputs: { verdict: report.verdict },
    } satisfies Outcome;
  },
});
