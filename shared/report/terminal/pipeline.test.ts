import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { reportOf } from "../testing/hostile-report.js";
import { hostileText } from "../testing/hostile-text.js";
import { FAILING, INCONCLUSIVE, PASSING } from "../testing/reports.js";
import { pipelineTerminal } from "./pipeline.js";
import { displayWidth } from "./width.js";

const plain = (report: Parameters<typeof pipelineTerminal>[0], width = 100): string => pipelineTerminal(report, { color: false, width });

describe("a pipeline run in a terminal", () => {
  it("that passes is read in ten seconds", () => {
    expect(`\n${plain(PASSING)}`).toMatchInlineSnapshot(`
"
✔ PASS  orders-service
  All 312 tests ran exactly once on 4 shards, and every line and branch is covered.

Gates
  ✔ pass            plan-shards    312 tests in 48 files on 4 shards, by the durations of the last
                                   10 runs
  ✔ pass            merge-shards   every test ran exactly once; 4 of 4 shards are of this commit and
                                   this plan
  ✔ pass            coverage-gate  100 % of statements, branches, functions and lines
  – not applicable  ddl-review     this change holds no migration

Tests  312 of 312 tests passed
  slowest
    7.84 s  OrderRepository › keeps one row when two buyers pay at the same moment
    5.10 s  migrations › each can be applied to the schema before it
    3.02 s  HTTP › answers 503 while the database is away, then recovers
    1.90 s  money › never loses a cent in a million random splits

Coverage
  statements  2,204 of 2,204  100 %
  branches        618 of 618  100 %
  functions       431 of 431  100 %
  lines       2,051 of 2,051  100 %

Shards  4 shards, the slowest took 41.2 s; no plan can beat 39.1 s
  1  ━━━━━━━━━━━━━━━━━━━━━━━━  41.2 s  predicted 40.1 s · 81 tests
  2  ━━━━━━━━━━━━━━━━━━━━━━━   38.7 s  predicted 40.0 s · 64 tests
  3  ━━━━━━━━━━━━━━━━━━━━━━━━  40.4 s  predicted 39.8 s · 90 tests
  4  ━━━━━━━━━━━━━━━━━━━━━     36.1 s  predicted 39.4 s · 77 tests

  Coverage counts istanbul's statements, branch arms, functions and the lines on which a statement
  begins.

  Repository  acme/orders-service
  Commit      1f3c9a7e4b20
  Base        main at 88d01c5a9f3e
  Tool        Plimsoll 0.1.0
  Started     2026-11-23 10:45:02 UTC
  Duration    1 min 04 s

✔ PASS  All 312 tests ran exactly once on 4 shards, and every line and branch is covered.
"
`);
  });

  it("that fails says why, what to do, and which tests and places", () => {
    expect(`\n${plain(FAILING)}`).toMatchInlineSnapshot(`
"
✘ FAIL  orders-service
  2 of 312 tests failed, and 3 of 618 branches are not covered.

Gates
  ✔ pass            plan-shards    312 tests in 48 files on 4 shards, by the durations of the last
                                   10 runs
  ✘ fail            merge-shards   every test ran exactly once; 2 failed, 1 passed only when
                                   repeated
  ✘ fail            coverage-gate  branches: 615 of 618, the floor is 100 %
  – not applicable  ddl-review     this change holds no migration

What to do
  tests-failed: 2 tests failed on shard 2.
    → Run them alone: npx jest src/orders/service.test.ts src/money/money.test.ts
  below-floor: 3 branches are never taken by any test.
    → Add a test for each place below, or give the reason in the code with an ignore comment.

Tests  310 of 312 tests passed, 2 failed, 1 flaky
  ✘ failed OrderService › refuses an order without lines
      src/orders/service.test.ts
      expect(received).toBe(expected)

      Expected: 422
      Received: 201

          at src/orders/service.test.ts:41:28
  ✘ failed money › rounds half to even
      src/money/money.test.ts
      Expected: 2.12
      Received: 2.13
  ↻ flaky HTTP › keeps the connection open between two orders
      src/http/server.test.ts
      read ECONNRESET
  slowest
    7.84 s  OrderRepository › keeps one row when two buyers pay at the same moment
    5.10 s  migrations › each can be applied to the schema before it
    3.02 s  HTTP › answers 503 while the database is away, then recovers
    1.90 s  money › never loses a cent in a million random splits

Coverage
  statements  2,201 of 2,204  99.86 %  below 100 %
  branches        615 of 618  99.51 %  below 100 %
  functions       431 of 431    100 %
  lines       2,048 of 2,051  99.85 %  below 100 %
  not covered
    src/orders/service.ts:57-59  the if branch never runs
    src/orders/service.ts:88     the right side of || is never taken
    src/money/money.ts:31        the else branch never runs
  below their floor
    src/orders/service.ts  statements 97.72 % · branches 91.30 % · functions 100 % · lines 97.56 %
    src/money/money.ts     statements 97.56 % · branches 91.66 % · functions 100 % · lines 97.43 %

Shards  4 shards, the slowest took 58.3 s; no plan can beat 39.1 s
  1  ━━━━━━━━━━━━━━━━━         41.2 s  predicted 40.1 s · 81 tests
  2  ━━━━━━━━━━━━━━━━━━━━━━━━  58.3 s  predicted 40.0 s · 64 tests · 2 failed
  3  ━━━━━━━━━━━━━━━━━         40.4 s  predicted 39.8 s · 90 tests
  4  ━━━━━━━━━━━━━━━           36.1 s  predicted 39.4 s · 77 tests

  Coverage counts istanbul's statements, branch arms, functions and the lines on which a statement
  begins.

  Repository  acme/orders-service
  Commit      1f3c9a7e4b20
  Base        main at 88d01c5a9f3e
  Tool        Plimsoll 0.1.0
  Started     2026-11-23 10:45:02 UTC
  Duration    1 min 04 s

✘ FAIL  2 of 312 tests failed, and 3 of 618 branches are not covered.
"
`);
  });

  it("that is inconclusive names what is missing", () => {
    expect(`\n${plain(INCONCLUSIVE, 60)}`).toMatchInlineSnapshot(`
"
? INCONCLUSIVE  orders-service
  Shard 3 of 4 left no result, so 90 of 312 tests have no
  outcome.

Gates
  ✔ pass          plan-shards    312 tests in 48 files on 4
                                 shards, by file size
                                 because no durations are
                                 known
  ? inconclusive  merge-shards   shard 3 is missing
  ? inconclusive  coverage-gate  not judged: the coverage of
                                 shard 3 is missing

What to do
  shard-missing: Shard 3 ended by signal SIGKILL after 12.0
  s and wrote no manifest.
    → Run the shard again. If it happens twice, look at its
    memory: kills without an error are mostly the machine's.

Tests  222 of 312 tests passed, 90 without a result

Shards  4 shards; no plan can beat 39.1 s
  1  ━━━━━━━━━━━━━━━━━━━━━━━━     41.2 s
      predicted 40.1 s · 81 tests
  2  ━━━━━━━━━━━━━━━━━━━━━━━      38.7 s
      predicted 40.0 s · 64 tests
  3                            no result
      predicted 39.8 s · 90 tests
  4  ━━━━━━━━━━━━━━━━━━━━━        36.1 s
      predicted 39.4 s · 77 tests

  Repository  acme/orders-service
  Commit      1f3c9a7e4b20
  Base        main at 88d01c5a9f3e
  Tool        Plimsoll 0.1.0
  Started     2026-11-23 10:45:02 UTC
  Duration    1 min 04 s

? INCONCLUSIVE  Shard 3 of 4 left no result, so 90 of 312
                tests have no outcome.
"
`);
  });

  it("of which only the verdict is known is one line", () => {
    expect(plain({ verdict: "not-applicable" })).toBe("– NOT APPLICABLE\n");
  });

  it("says as little as is known about shards, tests and coverage", () => {
    expect(plain({
  verdict: "inconclusive",
  shards: [{ index: 0 }, { index: 1, seconds: 0 }],
  tests: { total: 0, passed: 0, failed: 0, skipped: 0 },
  coverage: { files: [{ file: "main.go", statements: { covered: 1, total: 3 } }] }
})).toMatchInlineSnapshot(`
"? INCONCLUSIVE

Tests  no test ran

Coverage
  below their floor
    main.go  statements 33.33 %

Shards  2 shards
  1    no result
  2       0.00 s
"
`);
  });

  it("states a problem that has no remedy", () => {
    expect(plain({ verdict: "fail", problems: [{ code: "disk-full", text: "no space left" }] })).toBe("✘ FAIL\n\nWhat to do\n  disk-full: no space left\n");
  });

  it("is coloured only when asked, and says the same either way", () => {
    const colored = pipelineTerminal(FAILING, { color: true, width: 100 });
    expect(colored).toContain("\u001B[31m\u001B[1m✘ FAIL\u001B[22m\u001B[39m");
    expect(colored.replace(/\p{Cc}\[\d+m/gu, "").replace(/ +$/gmu, "")).toBe(plain(FAILING));
  });

  it("counts what it leaves off", () => {
    const many = Array.from({ length: 45 }, (_, index) => ({ name: `test ${String(index)}`, message: "line\n".repeat(30) }));
    const text = plain({
      verdict: "fail",
      shards: many.map((_, index) => ({ index, seconds: 1 })),
      tests: { total: 45, passed: 0, failed: 45, skipped: 0, failures: many },
      coverage: { uncovered: many.map(({ name }) => ({ file: "a.ts", line: 1, endLine: 1, text: name })) },
    });
    expect(text).toContain("… and 25 more failed tests");
    expect(text).toContain("      … and 11 more lines");
    expect(text).toContain("… and 25 more places");
    expect(text).toContain("… and 13 more shards");
  });

  it("leaves out what stands there twice or hides the reason: a name's file, foreign frames, endless names, empty coverage", () => {
    const file = "src/money.test.js";
    const text = plain({
      verdict: "fail",
      tests: { total: 2, passed: 0, failed: 2, skipped: 0, failures: [
        { name: `${file} > rounds`, file, message: "Expected: 1\n    at Object.toBe (/shop/src/money.test.js:7:82)\n    at run (/shop/node_modules/jest-circus/build/run.js:1:1)" },
        { name: "x".repeat(900) },
      ], slowest: [{ name: "y".repeat(900), seconds: 1 }] },
      coverage: { totals: {}, uncovered: [] },
    });
    expect(text.split(file)).toHaveLength(3);
    expect(text).not.toMatch(/node_modules|^Coverage/mu);
    expect(text.split("\n").filter((line) => /x{20}/u.test(line))).toHaveLength(4);
    expect(text.split("\n").filter((line) => /y{20}/u.test(line))).toHaveLength(2);
  });

  it("says the verdict again below a report that is longer than a small terminal, with what it is about where no reason is known", () => {
    const shards = Array.from({ length: 24 }, (_, index) => ({ index, seconds: 1 }));
    expect(plain({ verdict: "fail", title: "shop", shards })).toMatch(/\n\n✘ FAIL {2}shop\n$/u);
    expect(plain({ verdict: "fail", shards })).toMatch(/\n\n✘ FAIL\n$/u);
    expect(plain({ verdict: "fail", title: "shop", shards: shards.slice(1, 5) }).match(/FAIL/gu)).toHaveLength(1);
  });

  it("wraps to the width it is given, between 40 and 120 columns", () => {
    for (const [given, width] of [[20, 40], [72, 72], [500, 120]] as const) {
      for (const line of plain(FAILING, given).split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  });

  it("cannot be given control codes or an unindented line by outside text", () => {
    fc.assert(fc.property(hostileText, (text) => {
      const printed = plain(reportOf(text));
      expect(printed.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      for (const line of printed.split("\n").slice(1)) expect(line).toMatch(/^(?: {2}|$|Gates$|What to do$|Tests {2}|Coverage$|Shards {2}|✘ FAIL(?: {2}|$))/u);
    }));
  });
});
