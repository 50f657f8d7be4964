import path from "node:path";
import { definition as coverageGate } from "../../actions/coverage-gate/action.js";
import { gatherFacts } from "../../actions/coverage-gate/gather.js";
import { judge } from "../../actions/coverage-gate/judgement/judge.js";
import { judgementRecord } from "../../actions/coverage-gate/judgement/judgement-record.js";
import { judgementReport } from "../../actions/coverage-gate/judgement/judgement-report.js";
import { definition as mergeShards } from "../../actions/merge-shards/action.js";
import { mergeDocumentShape } from "../../actions/merge-shards/merging/merge-text.js";
import type { Context } from "../../shared/action/context.js";
import { recordOutcome } from "../../shared/host/run-definition.js";
import type { CoverageFacts } from "../../shared/report/pipeline-report.js";
import type { GateAnswer } from "./compose-report.js";
import type { PipelinePlaces } from "./places.js";

/** What one gate said, and the record that it left; null when it was not asked. */
export interface Answer extends GateAnswer {
  readonly record: string | null;
  readonly notes: readonly string[];
}

export interface CoverageAnswer extends Answer {
  /** Absent when nothing was measured. */
  readonly coverage: CoverageFacts | undefined;
}

/** Coverage of shards that prove nothing is no fact: it can hide what is missing. */
export const NOT_ASKED: CoverageAnswer = {
  name: coverageGate.name, verdict: "inconclusive", sentence: "Not judged, because the tests prove nothing.", problems: [], record: null, coverage: undefined, notes: [],
};

interface Question {
  /** Absolute. */
  readonly repository: string;
  readonly commit: string;
  readonly base: string;
  readonly places: PipelinePlaces;
  /** Whether what ran is the very commit, so that a record about it is true. */
  readonly leavesRecord: boolean;
}

/** The gates that a pipeline asks. */
export const GATES = [mergeShards.name, coverageGate.name] as const;

/** Proves and merges the shards. */
export async function askMerge(context: Context<unknown>, { repository, base, places, leavesRecord }: Question): Promise<Answer> {
  const started = context.clock.now();
  const raw = new Map([["repo", repository], ["plan", places.plan], ["shards", places.shards], ["timings", places.timings], ["out", places.merged], ["base", base]]);
  const outcome = await mergeShards.invoke(raw, context, { workspace: context.workspace, confined: false });
  const { verdict, sentence, problems, notes } = mergeDocumentShape.check(outcome.document, []);
  return {
    name: mergeShards.name, verdict, sentence, problems, notes: notes.map(({ text }) => text),
    record: leavesRecord ? await recordOutcome(mergeShards.name, outcome, context, started) : null,
  };
}

/** Holds the merged coverage. */
export async function askCoverage(context: Context<unknown>, { repository, commit, base, places, leavesRecord }: Question): Promise<CoverageAnswer> {
  const started = context.clock.now();
  const reports = path.join(places.merged, "coverage", "*", "coverage", "**");
  const { repository: facts, judged } = await gatherFacts({ reports: [reports], root: repository, expectShards: null, base }, context);
  const judgement = judge(judged);
  const report = judgementReport(judgement, {
    repository: null, commit, policy: facts.policy.source, mode: judged.scope.mode, floors: judged.demands.floors,
  });
  const record = leavesRecord ? judgementRecord(judgement, repository, facts) : null;
  return {
    name: coverageGate.name, verdict: judgement.verdict, sentence: report.reason, problems: report.problems,
    coverage: report.coverage, notes: report.notes,
    record: record === null ? null : await recordOutcome(coverageGate.name, { verdict: judgement.verdict, record }, context, started),
  };
}
