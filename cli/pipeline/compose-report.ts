import type { Verdict } from "../../shared/action/verdict.js";
import type { CoverageFacts, Fact, GateLine, PipelineReport, Problem, ShardLine, TestFacts } from "../../shared/report/pipeline-report.js";
import { boundOf } from "../../shared/sharding/longest-processing-time.js";
import type { ExecutedTest, Manifest } from "../../shared/sharding/manifest.js";
import type { Plan } from "../../shared/sharding/plan.js";

/** What one gate of the pipeline said. */
export interface GateAnswer {
  readonly name: string;
  readonly verdict: Verdict;
  readonly sentence: string;
  readonly problems: readonly Problem[];
}

/** Everything that a finished pipeline knows. */
export interface PipelineFacts {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly plan: Plan;
  /** Of the shards that came to their end. */
  readonly manifests: readonly Manifest[];
  readonly gates: readonly GateAnswer[];
  readonly coverage: CoverageFacts | undefined;
  readonly notes: readonly string[];
}

/** Of what a report may lack, a pipeline always has these. */
export interface ComposedReport extends PipelineReport {
  readonly reason: string;
  readonly gates: readonly GateLine[];
  readonly shards: readonly ShardLine[];
  readonly tests: TestFacts;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

const SLOWEST_SHOWN = 10;
/** Nobody looks for a test that takes less. */
const SLOW_SECONDS = 0.1;

function shardSeconds(manifest: Manifest): number {
  return manifest.suites.reduce((sum, { seconds }) => sum + seconds, 0);
}

function shardLines({ plan, manifests }: PipelineFacts): ShardLine[] {
  // What was guessed from sizes is nothing to hold a shard's time against.
  const predicted = plan.weights.basis === "durations";
  return plan.shards.map(({ index, seconds }) => {
    const manifest = manifests.find((one) => one.index === index);
    return {
      index,
      predictedSeconds: predicted ? seconds : undefined,
      seconds: manifest === undefined ? undefined : shardSeconds(manifest),
      tests: manifest?.tests.length,
      failed: manifest?.tests.filter(({ status }) => status === "failed").length,
    };
  });
}

/**
 * Makespan and bound of what was measured, where every shard came to its end. A runner that runs files side by side takes
 * less time than they add up to: their sum is no bound then.
 */
function measuredTimes({ plan, manifests }: PipelineFacts): Pick<PipelineReport, "makespan" | "bound"> {
  if (manifests.length < plan.shards.length) return {};
  const makespan = Math.max(...manifests.map(shardSeconds));
  const bound = boundOf(manifests.flatMap(({ suites }) => suites.flatMap(({ items }) => items)), plan.shards.length);
  return bound > makespan ? { makespan } : { makespan, bound };
}

function keyOf(suite: string, item: string): string {
  return JSON.stringify([suite, item]);
}

function testFacts({ plan, manifests }: PipelineFacts): TestFacts {
  const tests = manifests.flatMap((manifest) => manifest.tests);
  const ended = new Set(tests.map(({ suite, item }) => keyOf(suite, item)));
  const having = (wanted: ExecutedTest["status"]): readonly ExecutedTest[] => tests.filter(({ status }) => status === wanted);
  const failed = having("failed");
  return {
    total: tests.length,
    passed: having("passed").length,
    failed: failed.length,
    skipped: having("skipped").length,
    itemsWithoutResult: plan.items.filter(({ suite, id }) => !ended.has(keyOf(suite, id))).length,
    failures: failed.map(({ id, item, message }) => ({ name: id, file: item, message: message ?? undefined })),
    slowest: tests.filter(({ seconds }) => seconds >= SLOW_SECONDS).sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST_SHOWN).map(({ id, seconds }) => ({ name: id, seconds })),
  };
}

function reasonOf(verdict: Verdict, gates: readonly GateAnswer[]): string {
  const decisive = gates.find((gate) => gate.verdict === verdict);
  return verdict === "pass" || decisive === undefined ? "Every gate passed." : `${decisive.name}: ${decisive.sentence}`;
}

/** The one report of a pipeline run, from which terminal, summary and HTML are rendered. */
export function composeReport(facts: PipelineFacts, verdict: Verdict): ComposedReport {
  const { gates, coverage } = facts;
  return {
    verdict,
    title: facts.title,
    reason: reasonOf(verdict, gates),
    facts: facts.facts,
    gates: gates.map(({ name, verdict: own, sentence }): GateLine => ({ name, verdict: own, sentence })),
    shards: shardLines(facts),
    ...measuredTimes(facts),
    tests: testFacts(facts),
    coverage,
    problems: gates.flatMap(({ problems }) => problems),
    notes: facts.notes,
  };
}
