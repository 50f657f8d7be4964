import { visibleFileName } from "./escape/file-name.js";
import { durationText, integerText, lineRange, plural } from "./figures.js";
import type { PipelineReport, TestFacts, TestFailure, UncoveredPlace } from "./pipeline-report.js";

/**
 * `310 of 312 tests passed, 2 failed, 1 flaky`; tests that nobody heard of and no test at all are said as such. Where
 * planned items have no result nobody knows how many tests there are: `310 tests passed; 3 planned items have no result`.
 */
export function testsSentence(tests: TestFacts): string {
  const { total, passed, failed, skipped, itemsWithoutResult = 0 } = tests;
  const unknown = itemsWithoutResult === 0 ? "" : `${plural(itemsWithoutResult, "planned item has", "planned items have")} no result`;
  if (total === 0) return unknown === "" ? "no test ran" : `no test ran; ${unknown}`;
  const counts: [number, string][] = [
    [failed, "failed"], [skipped, "skipped"], [(tests.flaky ?? []).length, "flaky"], [total - passed - failed - skipped, "without a result"],
  ];
  const others = counts.filter(([count]) => count > 0).map(([count, word]) => `${integerText(count)} ${word}`);
  const known = [unknown === "" ? `${integerText(passed)} of ${plural(total, "test")} passed` : `${plural(passed, "test")} passed`, ...others].join(", ");
  return unknown === "" ? known : `${known}; ${unknown}`;
}

/** The file to name beside a test: none where the test's name begins with it already, as it does with Jest and pytest. */
export function fileBesideName({ name, file }: TestFailure): string | undefined {
  return file === undefined || name.startsWith(file) ? undefined : file;
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
