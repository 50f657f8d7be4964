import path from "node:path";
import type { Context, Outcome, RecordFacts } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { pathInput, textInput, type ValuesOf } from "../../shared/action/inputs.js";
import { writeFileAtomic } from "../../shared/files/atomic-write.js";
import { readDocument } from "../../shared/files/document.js";
import { outputPath } from "../../shared/files/output-path.js";
import { readText, readTextIfPresent } from "../../shared/files/read.js";
import { openRepository, type GitRepository } from "../../shared/git/repository.js";
import { loadPolicy } from "../../shared/policy/load.js";
import { pipelineSummary } from "../../shared/report/pipeline-summary/pipeline-summary.js";
import { runnerContext } from "../../shared/runners/runner-context.js";
import { readPlan } from "../../shared/sharding/plan-file.js";
import { latestAttempts, proveShards } from "../../shared/sharding/proof.js";
import { timingsShape } from "../../shared/sharding/timings.js";
import { mergedPlaces, mergeReports } from "./merging/merge-reports.js";
import { mergeDocument, mergeDocumentShape, mergeReport, mergeTerminal, type MergeDocument } from "./merging/merge-text.js";
import { readEvidence, type ShardResult } from "./merging/read-evidence.js";
import { rediscover } from "./merging/rediscover.js";

const inputs = {
  repo: pathInput({ anywhere: true, default: ".", description: "Folder of the repository." }),
  plan: pathInput({ anywhere: true, default: ".plimsoll/plan.json", description: "The plan file that the shards ran." }),
  shards: pathInput({ anywhere: true, default: ".plimsoll/shards", description: "Folder that holds the shards' folders." }),
  timings: pathInput({ anywhere: true, description: "Durations of earlier runs, into which this run's are smoothed." }),
  base: textInput({ placeholder: "REF", description: "Ref that the change goes onto, whose policy holds. In a pull request: its base." }),
  out: textInput({ placeholder: "PATH", description: "Folder that gets the merged reports; `.plimsoll/merged` below the repository by default." }),
};
type MergeContext = Context<ValuesOf<typeof inputs>>;

export const definition = defineAction({
  name: "merge-shards",
  description: "Proves that every test ran exactly once over all shards, and merges their JUnit reports, coverage and durations.",
  inputs,
  outputs: {
    verdict: { description: "`pass`, `fail` or `inconclusive`." },
    folder: { description: "Folder of the merged reports." },
  },
  permissions: {},
  document: mergeDocumentShape,
  async run(context) {
    const folder = context.inputs.repo ?? context.workspace;
    const repository = await openRepository(context.exec, folder, context.run);
    const out = await outputPath("input out", context.inputs.out, ".plimsoll/merged", { workspace: context.workspace, repository: folder });
    const { document, shards } = await prove(context, repository, out);
    await writeFileAtomic(path.join(out, "proof.json"), `${JSON.stringify(document, null, 2)}\n`);
    const report = mergeReport(document, shards);
    return {
      verdict: document.verdict, document,
      text: (style) => mergeTerminal(report, style),
      summary: pipelineSummary(report),
      annotations: [],
      outputs: { verdict: document.verdict, folder: path.relative(context.workspace, out) },
      record: await recordOf(document, repository, context),
    } satisfies Outcome;
  },
});

async function prove(context: MergeContext, repository: GitRepository, out: string): Promise<{ document: MergeDocument; shards: readonly ShardResult[] }> {
  const { log } = context;
  const planFile = context.inputs.plan ?? "";
  const plan = readPlan(await readText(planFile, "run plan-shards first"), planFile);
  const commit = await repository.head();
  const evidence = await readEvidence(context.inputs.shards ?? "");
  const discovered = await rediscover(plan, await runnerContext(context, repository.folder, (line) => { log.debug(line); }));
  const proof = proveShards({ plan, commit, evidence, discovered });
  const counted = new Set(latestAttempts(evidence).map(({ folder }) => folder));
  const shards = evidence.filter(({ folder }) => counted.has(folder)).sort((a, b) => a.manifest.index - b.manifest.index);
  if (proof.kind === "proved") {
    const timings = context.inputs.timings === null ? null : await readTextIfPresent(context.inputs.timings);
    const previous = timings === null ? null : readDocument(timingsShape, timings, context.inputs.timings ?? "");
    await mergeReports({ shards, previous, existing: new Set([...discovered.values()].flat()), commit }, mergedPlaces(out));
  }
  return { document: mergeDocument(proof, shards, out), shards };
}

async function recordOf(document: MergeDocument, repository: GitRepository, context: MergeContext): Promise<RecordFacts> {
  const base = context.inputs.base === "" ? context.run.base : context.inputs.base;
  const { digest } = await loadPolicy(repository, base);
  return {
    repository: repository.folder, commit: await repository.head(), tree: await repository.tree(), artifacts: [],
    policyDigest: digest, counts: document.counts, findings: document,
  };
}
