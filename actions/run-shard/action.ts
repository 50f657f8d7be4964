import path from "node:path";
import type { Context, Outcome } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { InputError } from "../../shared/action/errors.js";
import { integerInput, pathInput, textInput, type ValuesOf } from "../../shared/action/inputs.js";
import { writeFileAtomic } from "../../shared/files/atomic-write.js";
import { outputPath } from "../../shared/files/output-path.js";
import { replaceFolder } from "../../shared/files/replaced-folder.js";
import { readText } from "../../shared/files/read.js";
import { openRepository } from "../../shared/git/repository.js";
import { plural } from "../../shared/report/figures.js";
import { runnerContext } from "../../shared/runners/runner-context.js";
import { jsonText } from "../../shared/schema/json-text.js";
import { MOST_SHARDS } from "../../shared/sharding/assignment.js";
import { MANIFEST_FILE, manifestShape, type Manifest } from "../../shared/sharding/manifest.js";
import { itemsOfShard, type Plan } from "../../shared/sharding/plan.js";
import { readPlan } from "../../shared/sharding/plan-file.js";
import { composeManifest, reportFiles } from "./running/compose-manifest.js";
import { problemsOfShard } from "./running/shard-problems.js";
import { runShares } from "./running/run-share.js";
import { sharesOf } from "./running/shares.js";
import { shardDocument, shardDocumentShape, shardSummary, shardTerminal, shardVerdict } from "./running/shard-text.js";

const inputs = {
  repo: pathInput({ anywhere: true, description: "Folder of the repository; the working directory by default." }),
  plan: pathInput({ anywhere: true, description: "The plan file, as plan-shards wrote it; `.plimsoll/plan.json` below the repository by default." }),
  index: integerInput({ minimum: 0, maximum: MOST_SHARDS - 1, description: "Which shard of the plan to run, from 0." }),
  out: textInput({ placeholder: "PATH", description: "Folder that gets the results; `.plimsoll/shards/INDEX` below the repository by default." }),
};
type ShardContext = Context<ValuesOf<typeof inputs>>;

export const definition = defineAction({
  name: "run-shard",
  description: "Runs one shard of a plan and writes its results: a manifest, JUnit and coverage.",
  inputs,
  outputs: { verdict: { description: "`pass`, `fail` or `inconclusive`; the merge judges all shards together." } },
  permissions: {},
  document: shardDocumentShape,
  async run(context) {
    const { index } = context.inputs;
    if (index === null) throw new InputError("input index is required: which shard of the plan to run, from 0");
    const repository = context.inputs.repo ?? context.workspace;
    const planFile = context.inputs.plan ?? path.join(repository, ".plimsoll/plan.json");
    const plan = readPlan(await readText(planFile, "run plan-shards first"), planFile);
    if (index >= plan.shards.length) throw new InputError(`input index: the plan has the shards 0 to ${plan.shards.length - 1}, found ${index}`);
    const out = await outputPath("input out", context.inputs.out, `.plimsoll/shards/${index}`, { workspace: context.workspace, repository });
    const manifest = await runShard(context, { plan, index, repository, out });
    const shard = { manifest, problems: problemsOfShard(manifest, plan) };
    const verdict = shardVerdict(shard);
    return {
      verdict,
      document: shardDocument(shard, out),
      text: (style) => shardTerminal(shard, style),
      summary: shardSummary(manifest),
      annotations: [],
      outputs: { verdict },
    } satisfies Outcome;
  },
});

interface ShardTask {
  readonly plan: Plan;
  readonly index: number;
  readonly repository: string;
  readonly out: string;
}

async function runShard(context: ShardContext, { plan, index, repository, out }: ShardTask): Promise<Manifest> {
  const { clock, exec, log, run, toolVersion } = context;
  const started = clock.now();
  const commit = await (await openRepository(exec, repository, run)).head();
  if (commit !== plan.commit) throw new InputError(`the plan is of commit ${plan.commit.slice(0, 12)} and the checkout of ${commit.slice(0, 12)}; plan and run on one commit`);
  using open = await replaceFolder(out, repository, { file: MANIFEST_FILE, shape: manifestShape });
  const label = `shard ${index + 1} of ${plan.shards.length}`;
  log.info(`${label}: ${plural(itemsOfShard(plan, index).length, "item")}`);
  const runner = await runnerContext(context, repository);
  const ran = await runShares(sharesOf(plan, index), open.folder, runner, (done, total) => { log.progress(label, done, total); });
  const manifest = composeManifest(ran, await reportFiles(open.folder), {
    plan, index, commit, started, attempt: run.attempt, tool: toolVersion, finished: clock.now(),
  });
  await writeFileAtomic(path.join(open.folder, MANIFEST_FILE), `${jsonText(manifest)}\n`);
  await open.keep();
  return manifest;
}
