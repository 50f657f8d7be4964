import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { COMMENT_BUDGET } from "../budget.js";
import { pipelineSections, pipelineSummary } from "./pipeline-summary.js";
import type { PipelineReport } from "../pipeline-report.js";
import { composeSticky } from "../markdown/sticky.js";
import { reportOf } from "../testing/hostile-report.js";
import { hostileText } from "../testing/hostile-text.js";
import { FAILING, INCONCLUSIVE, PASSING } from "../testing/reports.js";

/** A run in which everything went wrong at once, with texts as long as they come. */
function disaster(rows: number): PipelineReport {
  const each = <T>(make: (index: number) => T): T[] => Array.from({ length: rows }, (_, index) => make(index));
  const counts = { statements: { covered: 1, total: 2 }, branches: { covered: 1, total: 2 } };
  return {
    ...FAILING,
    tests: {
      total: rows, passed: 0, failed: rows, skipped: 0,
      failures: each((index) => ({ name: `test ${String(index)}`, file: `src/${String(index)}.test.ts`, message: "é".repeat(6000) })),
      flaky: each((index) => ({ name: `flaky ${String(index)}` })),
    },
    coverage: {
      files: each((index) => ({ file: `src/${String(index)}.ts`, ...counts })),
      uncovered: each((index) => ({ file: `src/${String(index)}.ts`, line: 1, endLine: 9, text: "the else branch never runs" })),
    },
    problems: each((index) => ({ code: "test-failed", text: `test ${String(index)} failed` })),
  };
}

/** How each line outside of code blocks begins: headings, lists, tables, folds, quotes. */
function structure(text: string): string[] {
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of text.split("\n")) {
    if (fence !== null) {
      fence = line === fence ? null : fence;
      continue;
    }
    fence = /^(`{3,})[^`]*$/u.exec(line)?.[1] ?? null;
    if (line !== "") lines.push(fence === null ? (/^(?:#+ |- |\| |> |<\/?details>|[=~+*-]{2,}|\d+[.)] )/u.exec(line)?.[0] ?? "text") : "block");
  }
  return lines;
}

describe("the job summary of a pipeline run", () => {
  it("that fails says so first, then shows the gates, what to do and the details", () => {
    expect(`\n${pipelineSummary(FAILING)}`).toMatchInlineSnapshot(`
"
## ❌ Fail · orders-service

2 of 312 tests failed, and 3 of 618 branches are not covered.

| Gate            | Verdict           | Why                                      |
| --------------- | ----------------- | ---------------------------------------- |
| \`plan-shards\`   | ✅ Pass           | 312 tests in 48 files on 4 shards, by the durations of the last 10 runs |
| \`merge-shards\`  | ❌ Fail           | every test ran exactly once; 2 failed, 1 passed only when repeated |
| \`coverage-gate\` | ❌ Fail           | branches: 615 of 618, the floor is 100 % |
| \`ddl-review\`    | ➖ Not applicable | this change holds no migration           |

### What to do

- \`tests-failed\` 2 tests failed on shard 2.<br>→ Run them alone: npx jest src/orders/service.test.ts src/money/money.test.ts
- \`below-floor\` 3 branches are never taken by any test.<br>→ Add a test for each place below, or give the reason in the code with an ignore comment.

### Tests

310 of 312 tests passed, 2 failed, 1 flaky

#### Failed

\`OrderService › refuses an order without lines\` in \`src/orders/service.test.ts\`

\`\`\`
expect(received).toBe(expected)

Expected: 422
Received: 201

    at src/orders/service.test.ts:41:28
\`\`\`

\`money › rounds half to even\` in \`src/money/money.test.ts\`

\`\`\`
Expected: 2.12
Received: 2.13
\`\`\`

#### Flaky: passed only when repeated

\`HTTP › keeps the connection open between two orders\` in \`src/http/server.test.ts\`

\`\`\`
read ECONNRESET
\`\`\`

<details><summary>Slowest tests</summary>

|   Time | Test |
| -----: | ---- |
| 7.84 s | \`OrderRepository › keeps one row when two buyers pay at the same moment\` |
| 5.10 s | \`migrations › each can be applied to the schema before it\` |
| 3.02 s | \`HTTP › answers 503 while the database is away, then recovers\` |
| 1.90 s | \`money › never loses a cent in a million random splits\` |

</details>

### Coverage

| Coverage   |        Covered | Percent | Floor          |
| ---------- | -------------: | ------: | -------------- |
| statements | 2,201 of 2,204 | 99.86 % | ❌ below 100 % |
| branches   |     615 of 618 | 99.51 % | ❌ below 100 % |
| functions  |     431 of 431 |   100 % | ✅ 100 %       |
| lines      | 2,048 of 2,051 | 99.85 % | ❌ below 100 % |

| Not covered                   | What was never run         |
| ----------------------------- | -------------------------- |
| \`src/orders/service.ts:57-59\` | the if branch never runs   |
| \`src/orders/service.ts:88\`    | the right side of &#124;&#124; is never taken |
| \`src/money/money.ts:31\`       | the else branch never runs |

| File below its floor    | statements | branches | functions |   lines |
| ----------------------- | ---------: | -------: | --------: | ------: |
| \`src/orders/service.ts\` |    97.72 % |  91.30 % |     100 % | 97.56 % |
| \`src/money/money.ts\`    |    97.56 % |  91.66 % |     100 % | 97.43 % |

### Shards

<details><summary>4 shards, the slowest took 58.3 s; no plan can beat 39.1 s</summary>

| Shard | Tests | Failed |   Time | Predicted |                      |
| ----: | ----: | -----: | -----: | --------: | -------------------- |
|     1 |    81 |      0 | 41.2 s |    40.1 s | ██████████████       |
|     2 |    64 |      2 | 58.3 s |    40.0 s | ████████████████████ |
|     3 |    90 |      0 | 40.4 s |    39.8 s | ██████████████       |
|     4 |    77 |      0 | 36.1 s |    39.4 s | ████████████         |

</details>

<details><summary>About this run</summary>

| Fact       | Value                     |
| ---------- | ------------------------- |
| Repository | \`acme/orders-service\`     |
| Commit     | \`1f3c9a7e4b20\`            |
| Base       | \`main at 88d01c5a9f3e\`    |
| Tool       | \`Plimsoll 0.1.0\`          |
| Started    | \`2026-11-23 10:45:02 UTC\` |
| Duration   | \`1 min 04 s\`              |

</details>

- Coverage counts istanbul's statements, branch arms, functions and the lines on which a statement begins.
"
`);
  });

  it("that passes begins with the verdict and its reason", () => {
    expect(pipelineSummary(PASSING)).toMatch(/^## ✅ Pass · orders-service\n\nAll 312 tests ran exactly once on 4 shards, and every line and branch is covered\.\n\n\| Gate /u);
  });

  it("that is inconclusive shows the shard without a result", () => {
    expect(pipelineSummary(INCONCLUSIVE)).toMatch(/\| +3 \| +90 \| +– \| +– \| +39\.8 s \| no result +\|/u);
  });

  it("of which only the verdict is known is one line", () => {
    expect(pipelineSummary({ verdict: "not-applicable" })).toBe("## ➖ Not applicable\n");
  });

  it("says as little as is known about shards and coverage", () => {
    const text = pipelineSummary({ verdict: "fail", shards: [{ index: 0, seconds: 0 }], tests: { total: 1, passed: 0, failed: 1, skipped: 0, failures: [{ name: "a" }] }, coverage: { files: [{ file: "main.go", statements: { covered: 1, total: 3 } }] } });
    expect(text).toContain("| `main.go`            |    33.33 % |        – |         – |     – |");
    expect(text).toContain("|     1 |     – |      – | 0.00 s |         – |     |");
    expect(text).toContain("#### Failed\n\n`a`");
  });

  it("judges only metrics that have a floor and something to measure, and has no coverage part where nothing was measured", () => {
    const count = { covered: 1, total: 2 };
    const text = pipelineSummary({ verdict: "pass", coverage: { totals: { statements: count, functions: { covered: 0, total: 0 }, lines: count }, floors: { statements: 50, functions: 100 } } });
    expect(text).toContain("| statements |  1 of 2 |            50.00 % | ✅ 50 % |");
    expect(text).toContain("| functions  |  0 of 0 | nothing to measure |         |");
    expect(text).toContain("| lines      |  1 of 2 |            50.00 % |         |");
    expect(pipelineSummary({ verdict: "inconclusive", coverage: { totals: {}, uncovered: [], files: [] } })).toBe("## ❓ Inconclusive\n");
  });

  it("keeps its structure, whatever the outside text", () => {
    const expected = structure(pipelineSummary(reportOf("x")));
    fc.assert(fc.property(hostileText.filter((text) => text.trim() !== ""), (text) => {
      expect(structure(pipelineSummary(reportOf(text)))).toEqual(expected);
    }));
  });

  it("of a disaster stays within GitHub's 1 MiB and says what it left off", () => {
    const text = pipelineSummary(disaster(3000));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_048_576);
    expect(text).toContain("2 of 312 tests failed");
    expect(/^> Left off here.*$/mu.exec(text)?.[0]).toMatchInlineSnapshot(`"> Left off here, because GitHub shows at most 1 MiB of summary per step: 2980 of 3000 failed tests."`);
  });

  it("of a disaster as a sticky comment stays within 65,536 characters", () => {
    const text = composeSticky("pipeline", pipelineSections(disaster(3000)));
    expect(text.length).toBeLessThanOrEqual(COMMENT_BUDGET.limit);
    expect(/^> Left off here.*$/mu.exec(text)?.[0]).toMatchInlineSnapshot(`"> Left off here, because GitHub takes at most 65,536 characters in a comment: 2950 of 3000 problems, 2995 of 3000 failed tests, 2900 of 3000 flaky tests, 2800 of 3000 uncovered places, 2900 of 3000 files below their floor."`);
  });
});
