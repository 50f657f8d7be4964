import type { PipelineReport } from "../pipeline-report.js";

const FACTS = [
  { label: "Repository", value: "acme/orders-service" },
  { label: "Commit", value: "1f3c9a7e4b20" },
  { label: "Base", value: "main at 88d01c5a9f3e" },
  { label: "Tool", value: "Plimsoll 0.1.0" },
  { label: "Started", value: "2026-11-23 10:45:02 UTC" },
  { label: "Duration", value: "1 min 04 s" },
];

const SLOWEST = [
  { name: "OrderRepository › keeps one row when two buyers pay at the same moment", seconds: 7.84 },
  { name: "migrations › each can be applied to the schema before it", seconds: 5.1 },
  { name: "HTTP › answers 503 while the database is away, then recovers", seconds: 3.02 },
  { name: "money › never loses a cent in a million random splits", seconds: 1.9 },
];

const DEFINITION = "Coverage counts istanbul's statements, branch arms, functions and the lines on which a statement begins.";

/** All is well: four shards, everything covered. */
export const PASSING: PipelineReport = {
  verdict: "pass",
  title: "orders-service",
  reason: "All 312 tests ran exactly once on 4 shards, and every line and branch is covered.",
  facts: FACTS,
  gates: [
    { name: "plan-shards", verdict: "pass", sentence: "312 tests in 48 files on 4 shards, by the durations of the last 10 runs" },
    { name: "merge-shards", verdict: "pass", sentence: "every test ran exactly once; 4 of 4 shards are of this commit and this plan" },
    { name: "coverage-gate", verdict: "pass", sentence: "100 % of statements, branches, functions and lines" },
    { name: "ddl-review", verdict: "not-applicable", sentence: "this change holds no migration" },
  ],
  shards: [
    { index: 0, predictedSeconds: 40.1, seconds: 41.2, tests: 81, failed: 0 },
    { index: 1, predictedSeconds: 40.0, seconds: 38.7, tests: 64, failed: 0 },
    { index: 2, predictedSeconds: 39.8, seconds: 40.4, tests: 90, failed: 0 },
    { index: 3, predictedSeconds: 39.4, seconds: 36.1, tests: 77, failed: 0 },
  ],
  bound: 39.1,
  makespan: 41.2,
  tests: { total: 312, passed: 312, failed: 0, skipped: 0, slowest: SLOWEST },
  coverage: {
    totals: {
      statements: { covered: 2204, total: 2204 }, branches: { covered: 618, total: 618 },
      functions: { covered: 431, total: 431 }, lines: { covered: 2051, total: 2051 },
    },
    floors: { statements: 100, branches: 100, functions: 100, lines: 100 },
  },
  notes: [DEFINITION],
};

/** Two tests fail, one is flaky, three places are not covered. */
export const FAILING: PipelineReport = {
  ...PASSING,
  verdict: "fail",
  reason: "2 of 312 tests failed, and 3 of 618 branches are not covered.",
  gates: [
    { name: "plan-shards", verdict: "pass", sentence: "312 tests in 48 files on 4 shards, by the durations of the last 10 runs" },
    { name: "merge-shards", verdict: "fail", sentence: "every test ran exactly once; 2 failed, 1 passed only when repeated" },
    { name: "coverage-gate", verdict: "fail", sentence: "branches: 615 of 618, the floor is 100 %" },
    { name: "ddl-review", verdict: "not-applicable", sentence: "this change holds no migration" },
  ],
  shards: [
    { index: 0, predictedSeconds: 40.1, seconds: 41.2, tests: 81, failed: 0 },
    { index: 1, predictedSeconds: 40.0, seconds: 58.3, tests: 64, failed: 2 },
    { index: 2, predictedSeconds: 39.8, seconds: 40.4, tests: 90, failed: 0 },
    { index: 3, predictedSeconds: 39.4, seconds: 36.1, tests: 77, failed: 0 },
  ],
  makespan: 58.3,
  tests: {
    total: 312, passed: 310, failed: 2, skipped: 0,
    failures: [
      { name: "OrderService › refuses an order without lines", file: "src/orders/service.test.ts", message: "expect(received).toBe(expected)\n\nExpected: 422\nReceived: 201\n\n    at src/orders/service.test.ts:41:28" },
      { name: "money › rounds half to even", file: "src/money/money.test.ts", message: "Expected: 2.12\nReceived: 2.13" },
    ],
    flaky: [{ name: "HTTP › keeps the connection open between two orders", file: "src/http/server.test.ts", message: "read ECONNRESET" }],
    slowest: SLOWEST,
  },
  coverage: {
    totals: {
      statements: { covered: 2201, total: 2204 }, branches: { covered: 615, total: 618 },
      functions: { covered: 431, total: 431 }, lines: { covered: 2048, total: 2051 },
    },
    floors: { statements: 100, branches: 100, functions: 100, lines: 100 },
    files: [
      { file: "src/orders/service.ts", statements: { covered: 86, total: 88 }, branches: { covered: 21, total: 23 }, functions: { covered: 14, total: 14 }, lines: { covered: 80, total: 82 } },
      { file: "src/money/money.ts", statements: { covered: 40, total: 41 }, branches: { covered: 11, total: 12 }, functions: { covered: 9, total: 9 }, lines: { covered: 38, total: 39 } },
    ],
    uncovered: [
      {
        file: "src/orders/service.ts", line: 57, endLine: 59, text: "the if branch never runs",
        excerpt: { firstLine: 55, lines: ["  async cancel(id: OrderId): Promise<Order> {", "    const order = await this.orders.find(id);", "    if (order.state === \"shipped\") {", "      throw new Conflict(`order ${id} is on its way`);", "    }", "    return this.orders.save({ ...order, state: \"cancelled\" });"] },
      },
      { file: "src/orders/service.ts", line: 88, endLine: 88, text: "the right side of || is never taken" },
      { file: "src/money/money.ts", line: 31, endLine: 31, text: "the else branch never runs", excerpt: { firstLine: 30, lines: ["  const half = rest * 2n === divisor;", "  return half ? even(quotient) : quotient + (rest * 2n > divisor ? 1n : 0n);", "}"] } },
    ],
  },
  problems: [
    { code: "tests-failed", text: "2 tests failed on shard 2.", remedy: "Run them alone: npx jest src/orders/service.test.ts src/money/money.test.ts" },
    { code: "below-floor", text: "3 branches are never taken by any test.", remedy: "Add a test for each place below, or give the reason in the code with an ignore comment." },
  ],
};

/** A shard left nothing, so nobody knows. */
export const INCONCLUSIVE: PipelineReport = {
  verdict: "inconclusive",
  title: "orders-service",
  reason: "Shard 3 of 4 left no result, so 90 of 312 tests have no outcome.",
  facts: FACTS,
  gates: [
    { name: "plan-shards", verdict: "pass", sentence: "312 tests in 48 files on 4 shards, by file size because no durations are known" },
    { name: "merge-shards", verdict: "inconclusive", sentence: "shard 3 is missing" },
    { name: "coverage-gate", verdict: "inconclusive", sentence: "not judged: the coverage of shard 3 is missing" },
  ],
  shards: [
    { index: 0, predictedSeconds: 40.1, seconds: 41.2, tests: 81, failed: 0 },
    { index: 1, predictedSeconds: 40.0, seconds: 38.7, tests: 64, failed: 0 },
    { index: 2, predictedSeconds: 39.8, tests: 90 },
    { index: 3, predictedSeconds: 39.4, seconds: 36.1, tests: 77, failed: 0 },
  ],
  bound: 39.1,
  tests: { total: 312, passed: 222, failed: 0, skipped: 0 },
  problems: [{ code: "shard-missing", text: "Shard 3 ended by signal SIGKILL after 12.0 s and wrote no manifest.", remedy: "Run the shard again. If it happens twice, look at its memory: kills without an error are mostly the machine's." }],
};
