import path from "node:path";
import type { Context, Outcome } from "../../shared/action/context.js";
import { defineAction } from "../../shared/action/define.js";
import { durationInput, integerInput, pathInput, textInput, type ValuesOf } from "../../shared/action/inputs.js";
import { writeFileAtomic } from "../../shared/files/atomic-write.js";
import { outputPath } from "../../shared/files/output-path.js";
import { readyResultsFolder } from "../../shared/files/results-folder.js";
import { openRepository, type GitRepository } from "../../shared/git/repository.js";
import { changeBase } from "../../shared/policy/change-base.js";
import { loadPolicy } from "../../shared/policy/load.js";
import { runnerContext } from "../../shared/runners/runner-context.js";
import { suitesOf } from "../../shared/suites/registry.js";
import { MOST_SHARDS } from "../../shared/sharding/assignment.js";
import { planText } from "../../shared/sharding/plan-file.js";
import type { Plan } from "../../shared/sharding/plan.js";
import { readTimings } from "../../shared/sharding/read-timings.js";
import { composePlan, type ComposedPlan } from "./planning/compose-plan.js";
import { discoverSuites } from "./planning/discover-suites.js";
import { readFrozenPlan } from "./planning/frozen-plan.js";
import { planDocument, planDocumentShape } from "./planning/plan-document.js";
import { headlineOf, planSummary, planTerminal } from "./planning/plan-text.js";
import { planTimings } from "./planning/timings-alone.js";

const inputs = {
  repo: pathInput({ anywhere: true, description: "Folder of the repository; the working directory by default. Without it, a timings file alone is planned." }),
  timings: pathInput({ anywhere: true, description: "Known durations: JSON `{ \"tests\": { id: seconds } }`, as merge-shards writes it." }),
  shards: integerInput({ minimum: 1, maximum: MOST_SHARDS, description: "Number of shards; by default the policy's." }),
  target: durationInput({ description: "Take the least number of shards whose predicted makespan is within this; needs durations." }),
  maxShards: integerInput({ minimum: 1, maximum: MOST_SHARDS, description: "Most shards that a target may ask for; by default the policy's." }),
  base: textInput({ placeholder: "REF", description: "Ref that the change goes onto, whose policy holds. In a pull request: its base." }),
  frozen: pathInput({ anywhere: true, description: "Plan of an earlier attempt of the same run; where it exists, it is taken up instead of planning anew." }),
  out: textInput({ placeholder: "PATH", description: "Where the plan is written; `.plimsoll/plan.json` below the repository by default." }),
};
type PlanContext = Context<ValuesOf<typeof inputs>>;

export const definition = defineAction({
  name: "plan-shards",
  description: "Finds a repository's tests and plans them over shards by their known durations, longest first.",
  inputs,
  outputs: {
    plan: { description: "Path of the plan file." },
    matrix: { description: "JSON for a job matrix: `shard` is the index to run, `name` reads `1 of 4`." },
    digest: { description: "SHA-256 of the plan." },
    "shard-count": { description: "Number of shards." },
  },
  permissions: {},
  document: planDocumentShape,
  async run(context) {
    const { timings, repo, shards, target, maxShards: maximum } = context.inputs;
    if (timings === null || repo !== null) return planRepository(context);
    const { document, headline } = await planTimings(timings, { shards, target, maximum });
    return { verdict: "done", document, text: (style) => planTerminal(document, headline, style), summary: null, annotations: [], outputs: {} };
  },
});

async function planRepository(context: PlanContext): Promise<Outcome> {
  const { inputs: { frozen, out }, exec, run } = context;
  const folder = context.inputs.repo ?? context.workspace;
  const file = await outputPath("input out", out, ".plimsoll/plan.json", { workspace: context.workspace, repository: folder });
  const repository = await openRepository(exec, folder, run);
  const composed = (await readFrozenPlan(frozen, await repository.head())) ?? (await planAnew(context, repository));
  const { plan, decision } = composed;
  await readyResultsFolder(folder, file);
  await writeFileAtomic(file, planText(plan));
  const document = planDocument(composed, file);
  return {
    verdict: "done", document, annotations: [],
    text: (style) => planTerminal(document, headlineOf(plan, decision), style),
    summary: planSummary(composed),
    outputs: outputsOf(plan, path.relative(context.workspace, file)),
  };
}

async function planAnew(context: PlanContext, repository: GitRepository): Promise<ComposedPlan> {
  const { inputs: { shards, target, maxShards, timings }, toolVersion, run } = context;
  const folder = context.inputs.repo ?? context.workspace;
  const { policy } = await loadPolicy(repository, (await changeBase(repository, context.inputs.base, run)).ref);
  const suites = await suitesOf(folder, policy.tests.suites);
  const runner = await runnerContext(context, folder);
  return composePlan({
    suites: await discoverSuites(suites, runner),
    timings: await readTimings(timings),
    commit: await repository.head(),
    tool: toolVersion,
    wish: { shards, target, maximum: maxShards },
    policy: policy.tests,
  });
}

function outputsOf(plan: Plan, file: string): Record<string, string> {
  const count = plan.shards.length;
  const include = plan.shards.map(({ index }) => ({ shard: index, name: `${index + 1} of ${count}` }));
  return { plan: file, matrix: JSON.stringify({ include }), digest: plan.digest, "shard-count": String(count) };
}
