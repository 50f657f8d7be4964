import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { VERDICTS } from "../../action/verdict.js";
import { reportOf } from "../testing/hostile-report.js";
import { hostileText } from "../testing/hostile-text.js";
import { FAILING, INCONCLUSIVE, PASSING } from "../testing/reports.js";
import { pipelinePage } from "./page.js";

/** The page as a reader sees it: tags and style gone, entities decoded, white space folded. */
function textOf(page: string): string {
  const body = page.slice(page.indexOf("<body>")).replace(/<[^>]*>/gu, " ");
  return body.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&").replace(/\s+/gu, " ").trim();
}

function tagsOf(page: string): string[] {
  return page.replace(/<style>.*<\/style>/su, "").match(/<[^>]*>/gu) ?? [];
}

describe("the HTML page of a pipeline run", () => {
  it("loads nothing and runs nothing: its policy names one style sheet by hash", () => {
    const page = pipelinePage(FAILING);
    const [, style = ""] = /<style>(.*)<\/style>/su.exec(page) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'"`);
    expect(page).not.toMatch(/<script|<iframe|<img|<a |<form|\son[a-z]+=|\sstyle=|(?:src|href)="(?!data:)/iu);
    expect(style).not.toMatch(/url\(|@import|</u);
  });

  it("gives the verdict as word, colour and shape", () => {
    const drawings = VERDICTS.map((verdict) => {
      const page = pipelinePage({ verdict, gates: [{ name: "gate", verdict, sentence: "why" }] });
      expect(page).toContain(`<header class="${verdict}">`);
      return [/<svg class="mark".*?<\/svg>/u, /<svg class="sign".*?<\/svg>/u].map((drawing) => drawing.exec(page)?.[0]);
    });
    expect(textOf(pipelinePage({ verdict: "inconclusive" }))).toBe("Plimsoll pipeline Inconclusive");
    expect(new Set(drawings.map(([, sign]) => sign)).size).toBe(4);
    expect(new Set(drawings.map(([mark]) => mark)).size).toBe(4);
  });

  it("that passes reads from the verdict down", () => {
    expect(textOf(pipelinePage(PASSING))).toMatchInlineSnapshot(`"Plimsoll orders-service Pass All 312 tests ran exactly once on 4 shards, and every line and branch is covered. Repository acme/orders-service Commit 1f3c9a7e4b20 Base main at 88d01c5a9f3e Tool Plimsoll 0.1.0 Started 2026-11-23 10:45:02 UTC Duration 1 min 04 s Gates Verdict Gate Why Pass plan-shards 312 tests in 48 files on 4 shards, by the durations of the last 10 runs Pass merge-shards every test ran exactly once; 4 of 4 shards are of this commit and this plan Pass coverage-gate 100 % of statements, branches, functions and lines Not applicable ddl-review this change holds no migration Tests 312 of 312 tests passed. Slowest tests Time As a bar Test 7.84 s OrderRepository › keeps one row when two buyers pay at the same moment 5.10 s migrations › each can be applied to the schema before it 3.02 s HTTP › answers 503 while the database is away, then recovers 1.90 s money › never loses a cent in a million random splits Coverage Metric Covered As a bar Percent Floor statements 2,204 of 2,204 100 % complete branches 618 of 618 100 % complete functions 431 of 431 100 % complete lines 2,051 of 2,051 100 % complete Shards 4 shards, the slowest took 41.2 s; no plan can beat 39.1 s. Shard Time as a bar Time Predicted Tests Failed 1 41.2 s 40.1 s 81 2 38.7 s 40.0 s 64 3 40.4 s 39.8 s 90 4 36.1 s 39.4 s 77 time taken predicted bound 39.1 s Notes Coverage counts istanbul's statements, branch arms, functions and the lines on which a statement begins."`);
  });

  it("that fails shows what to do before the gates, then messages, places with source and files", () => {
    expect(textOf(pipelinePage(FAILING))).toMatchInlineSnapshot(`"Plimsoll orders-service Fail 2 of 312 tests failed, and 3 of 618 branches are not covered. Repository acme/orders-service Commit 1f3c9a7e4b20 Base main at 88d01c5a9f3e Tool Plimsoll 0.1.0 Started 2026-11-23 10:45:02 UTC Duration 1 min 04 s What to do tests-failed 2 tests failed on shard 2. Run them alone: npx jest src/orders/service.test.ts src/money/money.test.ts below-floor 3 branches are never taken by any test. Add a test for each place below, or give the reason in the code with an ignore comment. Gates Verdict Gate Why Pass plan-shards 312 tests in 48 files on 4 shards, by the durations of the last 10 runs Fail merge-shards every test ran exactly once; 2 failed, 1 passed only when repeated Fail coverage-gate branches: 615 of 618, the floor is 100 % Not applicable ddl-review this change holds no migration Tests 310 of 312 tests passed, 2 failed, 1 flaky. Failed OrderService › refuses an order without lines src/orders/service.test.ts expect(received).toBe(expected) Expected: 422 Received: 201 at src/orders/service.test.ts:41:28 money › rounds half to even src/money/money.test.ts Expected: 2.12 Received: 2.13 Flaky: passed only when repeated HTTP › keeps the connection open between two orders src/http/server.test.ts read ECONNRESET Slowest tests Time As a bar Test 7.84 s OrderRepository › keeps one row when two buyers pay at the same moment 5.10 s migrations › each can be applied to the schema before it 3.02 s HTTP › answers 503 while the database is away, then recovers 1.90 s money › never loses a cent in a million random splits Coverage Metric Covered As a bar Percent Floor statements 2,201 of 2,204 99.86 % below 100 % branches 615 of 618 99.51 % below 100 % functions 431 of 431 100 % complete lines 2,048 of 2,051 99.85 % below 100 % Not covered src/orders/service.ts 2 places lines 57-59 the if branch never runs 55 async cancel(id: OrderId): Promise<Order> { 56 const order = await this.orders.find(id); ▸ 57 if (order.state === "shipped") { ▸ 58 throw new Conflict(&#96;order \${id} is on its way&#96;); ▸ 59 } 60 return this.orders.save({ ...order, state: "cancelled" }); line 88 the right side of || is never taken src/money/money.ts 1 place line 31 the else branch never runs 30 const half = rest * 2n === divisor; ▸ 31 return half ? even(quotient) : quotient + (rest * 2n > divisor ? 1n : 0n); 32 } Files below their floor File statements branches functions lines src/orders/service.ts 97.72 % 86 of 88 91.30 % 21 of 23 100 % 14 of 14 97.56 % 80 of 82 src/money/money.ts 97.56 % 40 of 41 91.66 % 11 of 12 100 % 9 of 9 97.43 % 38 of 39 Shards 4 shards, the slowest took 58.3 s; no plan can beat 39.1 s. Shard Time as a bar Time Predicted Tests Failed 1 41.2 s 40.1 s 81 2 58.3 s 40.0 s 64 2 failed 3 40.4 s 39.8 s 90 4 36.1 s 39.4 s 77 time taken predicted bound 39.1 s Notes Coverage counts istanbul's statements, branch arms, functions and the lines on which a statement begins."`);
  });

  it("that is inconclusive draws the missing shard as missing", () => {
    const page = pipelinePage(INCONCLUSIVE);
    expect(page).toContain('<rect class="missing"');
    expect(textOf(page)).toContain("3 no result 39.8 s 90");
  });

  it("shows a gap in the coverage bar however small it is, and a floor below 100 as a line", () => {
    const page = pipelinePage({ verdict: "fail", coverage: { totals: { lines: { covered: 99_999, total: 100_000 }, branches: { covered: 9, total: 10 }, functions: { covered: 0, total: 0 } }, floors: { lines: 100, branches: 80 } } });
    expect(page).toContain('<rect class="short-of" y="25%" width="100%" height="50%"/><rect class="actual" y="25%" width="98.50%" height="50%"/>');
    expect(page).toContain('<rect class="actual" y="25%" width="90.00%" height="50%"/><line class="floor" x1="80.00%"');
    expect(textOf(page)).toContain("functions 0 of 0 nothing to measure");
  });

  it("marks uncovered source lines with a sign, not by colour alone, and folds the source of many files", () => {
    const place = (file: string) => ({ file, line: 2, endLine: 2, text: "never runs", excerpt: { firstLine: 1, lines: ["a", "b\n"] } });
    const page = pipelinePage({ verdict: "fail", coverage: { uncovered: ["a", "b", "c", "d", "e", "f"].map(place) } });
    expect(page).toContain('<span class="line"><span class="gutter">1</span>a\n</span><mark class="line"><span class="gutter">▸ 2</span>b \n</mark>');
    expect(page.match(/<details open>/gu)).toHaveLength(5);
    expect(page.match(/<details>/gu)).toHaveLength(1);
  });

  it("says as little as is known", () => {
    const text = textOf(pipelinePage({
      verdict: "fail",
      shards: [{ index: 0, seconds: 0 }],
      tests: { total: 0, passed: 0, failed: 0, skipped: 0, failures: Array.from({ length: 11 }, () => ({ name: "a", message: "m" })) },
      coverage: { files: [{ file: "main.go", statements: { covered: 1, total: 3 } }] },
      problems: [{ code: "a", text: "b" }],
    }));
    expect(text).toContain("no test ran.");
    expect(text).toContain("1 0.00 s –");
    expect(text).toContain("main.go 33.33 % 1 of 3 – – –");
  });

  it("leaves a gap in the bar of the tests where planned items have no result", () => {
    const tests = { total: 3, passed: 3, failed: 0, skipped: 0, itemsWithoutResult: 1 };
    expect(pipelinePage({ verdict: "inconclusive", tests })).toContain('<rect class="actual" width="75.00%" height="100%"/></svg>');
  });

  it("explains only what its shard chart draws, and a single line is one line", () => {
    const page = pipelinePage({ verdict: "pass", shards: [{ index: 0, seconds: 1 }], coverage: { uncovered: [{ file: "a", line: 3, endLine: 3, text: "never" }] } });
    expect(textOf(page)).toMatch(/line 3 never .* time taken$/u);
  });

  it("has the same markup whatever the outside text", () => {
    const expected = tagsOf(pipelinePage(reportOf("x")));
    fc.assert(fc.property(hostileText, (text) => {
      const page = pipelinePage(reportOf(text));
      expect(tagsOf(page)).toEqual(expected);
      expect(page.replace(/[\n\t]/gu, "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }));
  });
});
