import path from "node:path";
import type { Outcome, RecordFacts } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { pathInput, textInput } from "../../shared/action/inputs.js";
import { outputPath } from "../../shared/files/output-path.js";
import { openRepository, type GitRepository } from "../../shared/git/repository.js";
import { changeBase } from "../../shared/policy/change-base.js";
import { loadPolicy, type LoadedPolicy } from "../../shared/policy/load.js";
import { pipelineSummary } from "../../shared/report/pipeline-summary/pipeline-summary.js";
import { mergeDocumentShape, mergeReport, mergeTerminal, type MergeDocument } from "./merging/merge-text.js";
import { proveAndMerge } from "./merging/prove.js";

const inputs = {
  repo: pathInput({ anywhere: true, description: "Folder of the repository; the working directory by default." }),
  plan: pathInput({ anywhere: true, description: "The plan file that the shards ran; `.plimsoll/plan.json` below the repository by default." }),
  shards: pathInput({ anywhere: true, description: "Folder that holds the shards' folders; `.plimsoll/shards` below the repository by default." }),
  timings: pathInput({ anywhere: true, description: "Durations of earlier runs, into which this run's are smoothed." }),
  base: textInput({ placeholder: "REF", description: "Ref that the change goes onto, whose policy holds. In a pull request: its base." }),
  out: textInput({ placeholder: "PATH", description: "Folder that gets the merged reports; `.plimsoll/merged` below the repository by default." }),
};

export const definition = defineAction({
  name: "merge-shards",
  description: "Proves that every test ran exactly once over all shards, and merges their JUnit reports, coverage and durations.",
  inputs,
  outputs: {
    verdict: { description: "`pass`, `fail` or `inconclusive`." },
    folder: { description: "Folder of the merged reports." },
    record: { description: "Path of the gate record, where one was written." },
  },
  permissions: {},
  document: mergeDocumentShape,
  async run(context) {
    const { exec, run, workspace, inputs: { base, plan, shards: results, timings } } = context;
    const folder = context.inputs.repo ?? workspace;
    const repository = await openRepository(exec, folder, run);
    const out = await outputPath("input out", context.inputs.out, ".plimsoll/merged", { workspace, repository: folder });
    const policy = await loadPolicy(repository, (await changeBase(repository, base, run)).ref);
    const { document, shards } = await proveAndMerge({
      repository, out, timings,
      policy: policy.policy,
      plan: plan ?? path.join(folder, ".plimsoll/plan.json"),
      shards: results ?? path.join(folder, ".plimsoll/shards"),
    }, context);
    const report = mergeReport(document, shards);
    return {
      verdict: document.verdict, document,
      text: (style) => mergeTerminal(report, style),
      summary: pipelineSummary(report),
      annotations: [],
      outputs: { verdict: document.verdict, folder: path.relative(workspace, out) },
      record: await recordOf(document, repository, policy),
    } satisfies Outcome;
  },
});

async function recordOf(document: MergeDocument, repository: GitRepository, policy: LoadedPolicy): Promise<RecordFacts> {
  return {
    repository: repository.folder, commit: await repository.head(), tree: await repository.tree(), artifacts: [],
    policyDigest: policy.digest, counts: document.counts, findings: document,
  };
}
