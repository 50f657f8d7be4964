import { VERDICTS } from "../../shared/action/verdict.js";
import { METRICS, type Metric, type PipelineReport } from "../../shared/report/pipeline-report.js";
import { integer, list, nullable, number, object, oneOf, text, type TypeOf } from "../../shared/schema/shape.js";

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
  report: text({ description: "Path of the HTML report." }),
  records: list(text(), "Paths of the gate records that the run left."),
});
export type PipelineDocument = TypeOf<typeof pipelineDocumentShape>;

const NONE = { covered: 0, total: 0 };

function totalsOf({ coverage }: PipelineReport): PipelineDocument["coverage"] {
  if (coverage?.totals === undefined) return null;
  const of = (metric: Metric) => coverage.totals?.[metric] ?? NONE;
  const [statements, branches, functions, lines] = METRICS.map(of);
  return { totals: { statements: statements ?? NONE, branches: branches ?? NONE, functions: functions ?? NONE, lines: lines ?? NONE } };
}

/** The report as plain data. */
export function pipelineDocument(report: PipelineReport, files: { readonly report: string; readonly records: readonly string[] }): PipelineDocument {
  const { verdict, reason = "", gates = [], shards = [], tests, problems = [] } = report;
  return {
    verdict, reason,
    gates: gates.map(({ name, verdict: own, sentence }) => ({ name, verdict: own, sentence })),
    shards: shards.map((shard) => ({
      index: shard.index, predictedSeconds: shard.predictedSeconds ?? null, seconds: shard.seconds ?? null,
      tests: shard.tests ?? null, failed: shard.failed ?? null,
    })),
    makespan: report.makespan ?? null,
    bound: report.bound ?? null,
    tests: { total: tests?.total ?? 0, passed: tests?.passed ?? 0, failed: tests?.failed ?? 0, skipped: tests?.skipped ?? 0 },
    coverage: totalsOf(report),
    problems: problems.map(({ code, text: said }) => ({ code, text: said })),
    report: files.report,
    records: [...files.records],
  };
}
