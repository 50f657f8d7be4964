import { VERDICTS } from "../../shared/action/verdict.js";
import type { CoverageFacts, Metric } from "../../shared/report/pipeline-report.js";
import { integer, list, nullable, number, object, oneOf, text, type TypeOf } from "../../shared/schema/shape.js";
import type { ComposedReport } from "./compose-report.js";

const count = object({ covered: integer({ minimum: 0 }), total: integer({ minimum: 0, description: "0: the reports do not measure it." }) });
const seconds = nullable(number({ minimum: 0 }));

/** What `plimsoll pipeline --json` prints. */
export const pipelineDocumentShape = object({
  verdict: oneOf(VERDICTS),
  reason: text(),
  gates: list(object({ name: text(), verdict: oneOf(VERDICTS), sentence: text() })),
  shards: list(object({
    index: integer({ minimum: 0, description: "Counts from 0." }), predictedSeconds: seconds, seconds,
    tests: nullable(integer({ minimum: 0 })), failed: nullable(integer({ minimum: 0 })),
  }), "A shard that left no result has null."),
  makespan: nullable(number({ minimum: 0, description: "Seconds of the slowest shard; null when a shard left no result." })),
  bound: nullable(number({ minimum: 0, description: "Seconds that no plan could beat, from what the tests took; null when they ran side by side within a shard, or a shard left no result." })),
  tests: object({ total: integer(), passed: integer(), failed: integer(), skipped: integer() }),
  coverage: nullable(object({ totals: object({ statements: count, branches: count, functions: count, lines: count }) })),
  problems: list(object({ code: text(), text: text() })),
  notes: list(text(), "What a reader should know although it changes no verdict, one line each."),
  report: text({ description: "Path of the HTML report." }),
  records: list(text(), "Paths of the gate records that the run left."),
});
export type PipelineDocument = TypeOf<typeof pipelineDocumentShape>;

const NONE = { covered: 0, total: 0 };

function coverageOf(coverage: CoverageFacts | undefined): PipelineDocument["coverage"] {
  const totals = coverage?.totals;
  if (totals === undefined) return null;
  const of = (metric: Metric) => totals[metric] ?? NONE;
  return { totals: { statements: of("statements"), branches: of("branches"), functions: of("functions"), lines: of("lines") } };
}

/** The report as plain data. */
export function pipelineDocument(report: ComposedReport, files: { readonly report: string; readonly records: readonly string[] }): PipelineDocument {
  const { total, passed, failed, skipped } = report.tests;
  return {
    verdict: report.verdict,
    reason: report.reason,
    gates: report.gates.map(({ name, verdict, sentence }) => ({ name, verdict, sentence })),
    shards: report.shards.map((shard) => ({
      index: shard.index, predictedSeconds: shard.predictedSeconds ?? null, seconds: shard.seconds ?? null,
      tests: shard.tests ?? null, failed: shard.failed ?? null,
    })),
    makespan: report.makespan ?? null,
    bound: report.bound ?? null,
    tests: { total, passed, failed, skipped },
    coverage: coverageOf(report.coverage),
    problems: report.problems.map(({ code, text: said }) => ({ code, text: said })),
    notes: [...report.notes],
    report: files.report,
    records: [...files.records],
  };
}
