import { visibleFileName } from "./escape/file-name.js";
import { durationText, integerText, lineRange, plural } from "./figures.js";
import type { PipelineReport, TestFacts, UncoveredPlace } from "./pipeline-report.js";

/** `310 of 312 tests passed, 2 failed, 1 flaky`; tests that nobody heard of and no test at all are said as such. */
export function testsSentence(tests: TestFacts): string {
  if (tests.total === 0) return "no test ran";
  const counts: [number, string][] = [
    [tests.failed, "failed"], [tests.skipped, "skipped"], [(tests.flaky ?? []).length, "flaky"],
    [tests.total - tests.passed - tests.failed - tests.skipped, "without a result"],
  ];
  const others = counts.filter(([count]) => count > 0).map(([count, word]) => `${integerText(count)} ${word}`);
  return [`${integerText(tests.passed)} of ${plural(tests.total, "test")} passed`, ...others].join(", ");
}

/** `4 shards, the slowest took 41.2 s; no plan can beat 39.8 s`, with the parts that are known. */
export function shardsSentence(report: PipelineReport): string {
  const shards = plural((report.shards ?? []).length, "shard");
  const slowest = report.makespan === undefined ? "" : `, the slowest took ${durationText(report.makespan)}`;
  const bound = report.bound === undefined ? "" : `; no plan can beat ${durationText(report.bound)}`;
  return `${shards}${slowest}${bound}`;
}

/** `src/orders.ts:12-14`, on one line whatever the file is called. */
export function uncoveredPlaceText({ file, line, endLine }: UncoveredPlace): string {
  return `${visibleFileName(file)}:${lineRange(line, endLine)}`;
}
