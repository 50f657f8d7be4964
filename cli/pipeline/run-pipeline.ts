import { availableParallelism } from "node:os";
import path from "node:path";
import { definition as planShards } from "../../actions/plan-shards/action.js";
import type { Context } from "../../shared/action/context.js";
import { worstVerdict } from "../../shared/action/verdict.js";
import { writeFileAtomic } from "../../shared/files/atomic-write.js";
import { readText, readTextIfPresent } from "../../shared/files/read.js";
import { readyResultsFolder } from "../../shared/files/results-folder.js";
import { shownRef } from "../../shared/git/branches.js";
import { openRepository, type GitRepository } from "../../shared/git/repository.js";
import { changesText } from "../../shared/host/local-changes-text.js";
import { changeBase, noBaseError, type ChangeBase } from "../../shared/policy/change-base.js";
import { loadPolicy, type LoadedPolicy } from "../../shared/policy/load.js";
import { durationText } from "../../shared/report/figures.js";
import { pipelinePage } from "../../shared/report/html/page.js";
import type { Fact, PipelineReport } from "../../shared/report/pipeline-report.js";
import { endingText } from "../../shared/runners/program-output.js";
import { readPlan } from "../../shared/sharding/plan-file.js";
import type { Plan } from "../../shared/sharding/plan.js";
import { clearResults } from "./clear-results.js";
import { composeReport, type ComposedReport } from "./compose-report.js";
import { askCoverage, askMerge, NOT_ASKED, type Answer } from "./ask-gates.js";
import { holdingResults } from "./lock-results.js";
import { readManifests } from "./manifests.js";
import { placesIn, type PipelinePlaces } from "./places.js";
import { pipelineDocument, type PipelineDocument } from "./pipeline-document.js";
import { lastWords, runShards, type ShardProcess } from "./run-shards.js";
import { withExcerpts } from "./source-excerpts.js";

/** What the pipeline is asked for; null leaves it to the policy. */
export interface PipelineInputs {
  readonly repo: string | null;
  readonly base: string;
  readonly shards: number | null;
  readonly target: number | null;
  readonly parallel: number | null;
}

type PipelineContext = Context<PipelineInputs>;

interface PlanRequest {
  readonly repository: GitRepository;
  readonly policy: LoadedPolicy;
  readonly places: PipelinePlaces;
  /** Empty for none. */
  readonly base: string;
}

async function planRun(context: PipelineContext, { repository, policy, places, base }: PlanRequest): Promise<Plan> {
  const { shards, target } = context.inputs;
  const { tests } = policy.policy;
  const nobodySays = shards === null && target === null && tests.shards === null && tests.target === null;
  const raw = new Map([["repo", repository.folder], ["timings", places.timings], ["out", places.plan], ["base", base]]);
  if (shards !== null) raw.set("shards", String(shards));
  else if (nobodySays) raw.set("shards", String(availableParallelism()));
  if (target !== null) raw.set("target", `${target}s`);
  await planShards.invoke(raw, context, { workspace: context.workspace, confined: false });
  return readPlan(await readText(places.plan, "run again"), places.plan);
}

async function keepTimings(places: PipelinePlaces): Promise<void> {
  const timings = await readTextIfPresent(path.join(places.merged, "timings.json"));
  if (timings !== null) await writeFileAtomic(places.timings, timings);
}

/** What a shard that left no result said last, so that nobody has to look for a log. */
function wordsOfTheLost(processes: readonly ShardProcess[], finished: ReadonlySet<number>): string[] {
  const lost = processes.filter(({ index }) => !finished.has(index));
  return lost.map((shard) => `shard ${shard.index + 1} ended with ${endingText(shard.execution)}; its last words: ${lastWords(shard, 3)}`);
}

interface Finished {
  readonly report: ComposedReport;
  readonly document: PipelineDocument;
}

/** Runs the whole pipeline on one repository: plan, shards, merge, coverage; leaves an HTML report and the gates' records. */
export async function runPipeline(context: PipelineContext): Promise<Finished> {
  const repository = await openRepository(context.exec, context.inputs.repo ?? context.workspace);
  const places = placesIn(repository.folder);
  await readyResultsFolder(repository.folder, places.folder);
  return holdingResults(places.folder, () => runInPlaces(context, repository, places));
}

async function runInPlaces(context: PipelineContext, repository: GitRepository, places: PipelinePlaces): Promise<Finished> {
  const { inputs, clock, log } = context;
  const started = clock.seconds();
  await clearResults(repository.folder, await repository.head(), places);
  const base = await changeBase(repository, inputs.base, context.run);
  const policy = await loadPolicy(repository, base.ref);
  if (base.ref === null && policy.policy.coverage.mode === "changed-lines") throw noBaseError(base);
  const difference = changesText(await repository.localChanges());
  log.info("planning");
  const plan = await planRun(context, { repository, policy, places, base: base.ref ?? "" });
  const processes = await runShards({
    repository: repository.folder, plan: places.plan, folder: places.shards,
    items: plan.shards.map(({ items }) => items.length),
    parallel: inputs.parallel ?? availableParallelism(),
  }, context);
  log.info("merging and proving");
  const question = { repository: repository.folder, commit: plan.commit, base: base.ref ?? "", places, leavesRecord: difference === null };
  const merge = await askMerge(context, question);
  await keepTimings(places);
  const coverage = merge.verdict === "inconclusive" ? NOT_ASKED : await askCoverage(context, question);
  const manifests = await readManifests(places.shards, plan.shards.length);
  const gates: Answer[] = [merge, coverage];
  const verdict = worstVerdict(gates.map((gate) => gate.verdict));
  const report = composeReport({
    title: path.basename(repository.folder),
    facts: factsOf(context, { commit: plan.commit, difference, base: base.ref, policy: policy.source, seconds: clock.seconds() - started }),
    plan, manifests, gates, coverage: coverage.coverage,
    notes: [...wordsOfTheLost(processes, new Set(manifests.map(({ index }) => index))), ...notesOf(base, difference), ...gates.flatMap(({ notes }) => notes)],
  }, verdict);
  await writeFileAtomic(places.report, pipelinePage(await withSource(report, repository)));
  return { report, document: pipelineDocument(report, { report: places.report, records: gates.flatMap(({ record }) => (record === null ? [] : [record])) }) };
}

/** The report with the source of what nobody covered: the page has room for it, the other media have not. */
async function withSource(report: ComposedReport, { folder }: GitRepository): Promise<PipelineReport> {
  const { coverage } = report;
  if (coverage?.uncovered === undefined) return report;
  return { ...report, coverage: { ...coverage, uncovered: await withExcerpts(coverage.uncovered, folder) } };
}

/** What a reader should know of the comparison and of the commit. */
function notesOf({ ref, choice }: ChangeBase, difference: string | null): string[] {
  return [
    ...(ref === null || choice === null ? [] : [choice]),
    // A record is about a commit, and what ran was not that commit.
    ...(difference === null ? [] : [`no gate left a record, because what ran is not the commit: ${difference}; commit it, or let git ignore it, and run again`]),
  ];
}

interface RunFigures {
  readonly commit: string;
  readonly difference: string | null;
  readonly base: string | null;
  readonly policy: string;
  readonly seconds: number;
}

function factsOf({ clock, toolVersion }: PipelineContext, { commit, difference, base, policy, seconds }: RunFigures): Fact[] {
  const started = new Date(clock.now().getTime() - seconds * 1000);
  return [
    { label: "Commit", value: `${commit.slice(0, 12)}${difference !== null ? " with changes that are not committed" : ""}` },
    ...(base === null ? [] : [{ label: "Base", value: shownRef(base) }]),
    { label: "Policy", value: policy },
    { label: "Plimsoll", value: toolVersion },
    { label: "Started", value: started.toISOString().replace("T", " ").replace(/\.\d+Z$/, " UTC") },
    { label: "Duration", value: durationText(seconds) },
  ];
}
