import type { PipelineReport } from "../pipeline-report.js";

/** A report with one of everything in which every text that may come from outside is `text`. */
export function reportOf(text: string): PipelineReport {
  return {
    verdict: "fail",
    title: text,
    reason: text,
    facts: [{ label: text, value: text }],
    gates: [{ name: text, verdict: "fail", sentence: text }],
    shards: [{ index: 0, seconds: 2, predictedSeconds: 1, tests: 3, failed: 1 }, { index: 1 }],
    bound: 1,
    makespan: 2,
    tests: {
      total: 3, passed: 1, failed: 2, skipped: 0,
      failures: [{ name: text, file: text, message: text }, { name: text }],
      flaky: [{ name: text, file: text, message: text }],
      slowest: [{ name: text, seconds: 2 }],
    },
    coverage: {
      totals: { statements: { covered: 1, total: 2 } },
      floors: { statements: 100 },
      files: [{ file: text, statements: { covered: 1, total: 2 } }],
      uncovered: [{ file: text, line: 1, endLine: 2, text, excerpt: { firstLine: 1, lines: [text] } }],
    },
    problems: [{ code: text, text, remedy: text }],
    notes: [text],
  };
}
